package rapport

/** What went wrong, in the core's words for the person. */
public val RapportException.text: String
    get() = toString()
