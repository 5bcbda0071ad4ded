from apps.common.kernel.throttle import Throttle


def test_a_key_is_due_once_and_again_after_the_time():
    rare = Throttle(3600, most=10)
    assert [rare.is_due("a"), rare.is_due("a"), rare.is_due("b")] == [True, False, True]
    often = Throttle(0, most=10)
    assert [often.is_due("a"), often.is_due("a")] == [True, True]


def test_of_too_many_keys_the_oldest_is_given_up():
    throttle = Throttle(3600, most=2)
    assert all(throttle.is_due(key) for key in "abc")
    assert [throttle.is_due("c"), throttle.is_due("b"), throttle.is_due("a")] == [False, False, True]


def test_what_is_forgotten_is_due_again():
    throttle = Throttle(3600, most=2)
    assert throttle.is_due("a")
    throttle.forget()
    assert throttle.is_due("a")
