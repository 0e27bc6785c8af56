/// How scores stand in rows.
public enum ScoreLayout: String, Sendable, Hashable, CaseIterable {
  /// A row per score and metric: id, scale, score, metric, value, status, reason.
  case long
  /// A row per person and occasion, as in the data: the id, then the reported value of every score.
  case wide
}

/// How rows are written.
public enum ScoreFormat: String, Sendable, Hashable, CaseIterable {
  /// A line of names, then comma-separated values (RFC 4180).
  case csv
  /// A JSON object per line.
  case ndjson
}
