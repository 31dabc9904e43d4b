package rapport

/** A vault was used after it was closed: a mistake of the app, not of the person. */
public class ClosedVaultException internal constructor() : IllegalStateException("the vault is closed")
