package rapport

/** Work that people told of, apart from adverts: each with who told of it and the way to them. */
public suspend fun RapportVault.leads(): LeadsBoard = call { leads(context()) }

/** Writes down work that somebody told of. */
public suspend fun RapportVault.addLead(lead: NewLead): RecordId = apply(LeadCommand.Add(lead)).made(Kind.LEAD).first()

/** Sets one field of a lead; nothing clears it. */
public suspend fun RapportVault.setLead(lead: RecordId, field: LeadField, value: String?): Applied =
    apply(LeadCommand.Set(lead, field, value))

/** Says where a lead is; nothing clears it. */
public suspend fun RapportVault.setLeadOrganization(lead: RecordId, organization: RecordId?): Applied =
    apply(LeadCommand.SetOrganization(lead, organization))

/** Says what sort of work a lead is; nothing when that is unknown. */
public suspend fun RapportVault.setLeadKind(lead: RecordId, kind: LeadKind?): Applied =
    apply(LeadCommand.SetKind(lead, kind))

/** Says whether a lead is advertised; nothing when that is unknown. */
public suspend fun RapportVault.setLeadPublic(lead: RecordId, isPublic: Boolean?): Applied =
    apply(LeadCommand.SetPublic(lead, isPublic))

/** Says how likely a lead is; nothing when that is unknown. */
public suspend fun RapportVault.setLeadConfidence(lead: RecordId, confidence: Confidence?): Applied =
    apply(LeadCommand.SetConfidence(lead, confidence))

/** Says whether somebody told of a lead. */
public suspend fun RapportVault.setLeadHeardFrom(lead: RecordId, contact: RecordId, on: Boolean = true): Applied =
    apply(LeadCommand.SetHeardFrom(lead, contact, on))

/** Notes a step with a lead. One that was closed goes on. */
public suspend fun RapportVault.noteLeadStep(lead: RecordId, step: LeadStep): Applied =
    apply(LeadCommand.Step(lead, step))

/** Notes how a lead ended. */
public suspend fun RapportVault.closeLead(lead: RecordId, outcome: LeadOutcome): Applied =
    apply(LeadCommand.Close(lead, outcome))

/** Takes back that a lead is over. */
public suspend fun RapportVault.reopenLead(lead: RecordId): Applied = apply(LeadCommand.Reopen(lead))

/** Deletes a lead. */
public suspend fun RapportVault.deleteLead(lead: RecordId): Applied = apply(LeadCommand.Delete(lead))

/** Brings a deleted lead back. */
public suspend fun RapportVault.restoreLead(lead: RecordId): Applied = apply(LeadCommand.Restore(lead))
