package rapport

/** What a sync did. */
public typealias SyncReport = rapport.ffi.SyncReport
