/// Who said so. Nil, wherever it is asked, is "not recorded".
public enum Teller: String, Sendable, Hashable, CaseIterable {
  /// The person themselves.
  case person
  /// A worker.
  case worker
  /// The service, from its files.
  case service
}
