package rapport

/** Writes a note about people, meetings or organizations, or about nothing. */
public suspend fun RapportVault.addNote(text: String, about: List<RecordId> = emptyList()): RecordId =
    apply(NoteCommand.Add(about, text)).made(Kind.NOTE).first()

/** Changes the text of a note; what another device wrote into it meanwhile stays. */
public suspend fun RapportVault.editNote(note: RecordId, text: String): Applied = apply(NoteCommand.Edit(note, text))

/** Deletes a note. */
public suspend fun RapportVault.deleteNote(note: RecordId): Applied = apply(NoteCommand.Delete(note))

/** Brings a deleted note back. */
public suspend fun RapportVault.restoreNote(note: RecordId): Applied = apply(NoteCommand.Restore(note))
