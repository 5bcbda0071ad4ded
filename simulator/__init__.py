"""The department in a box: patients, staff, scanners and devices that speak only the public protocols."""
