"""A picture of a page as a Secondary Capture image, PS3.3 A.8.1."""

from apps.imaging.drivers.own_header import begin_object, write_object
from apps.imaging.engine.documents import Capture, OwnHeader


def write_capture(header: OwnHeader, content: Capture) -> bytes:
    ds = begin_object(header, sop_class=content.sop_class, modality="OT")
    ds.ConversionType, ds.BurnedInAnnotation = "WSD", "YES"
    ds.ImageType, ds.PatientOrientation, ds.Laterality = ["DERIVED", "SECONDARY"], "", ""
    ds.ImageComments = content.comment
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PlanarConfiguration = 3, "RGB", 0
    ds.Rows, ds.Columns = content.rows, content.columns
    ds.BitsAllocated = ds.BitsStored = 8
    ds.HighBit, ds.PixelRepresentation = 7, 0
    ds.PixelData = content.rgb + b"\0" * (len(content.rgb) % 2)
    ds["PixelData"].VR = "OB"
    return write_object(ds)
