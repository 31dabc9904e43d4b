package rapport

/**
 * Reads the list of connections that LinkedIn hands out, `Connections.csv`. It needs no vault and changes nothing: show
 * it, and pass the people to [takeOver], at most 500 at once.
 *
 * @throws RapportException.Invalid if it is larger than 32 MiB, if it is no text in UTF-8, if it is no such list.
 */
public fun readConnections(file: ByteArray): Connections = rapport.ffi.readConnections(file)

/**
 * Adds those of one's connections who are not known yet: at most 500 at once. Whoever is known stays untouched, so that
 * the same list can be taken over again.
 */
public suspend fun RapportVault.takeOver(people: List<Connection>): Applied = apply(ImportCommand.Connections(people))
