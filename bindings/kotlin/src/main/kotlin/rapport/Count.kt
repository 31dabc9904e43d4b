package rapport

/** A number of something, as it crosses. */
internal fun count(number: Int): UInt {
    require(number >= 0) { "there cannot be less than none" }
    return number.toUInt()
}
