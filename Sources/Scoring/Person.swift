/// A person as the data name them. The person, everywhere, is this whole key.
public struct Person: Sendable, Hashable {
  /// The service; empty when the data name none.
  public var service: String
  /// The id the service gave. When ids are unique only inside a service, the service is part of
  /// the key; when they are unique everywhere, `service` is where the person was first seen.
  public var id: String

  /// Makes a key.
  public init(service: String, id: String) {
    self.service = service
    self.id = id
  }

  /// Ids are bytes: two that look the same and are written in other code points are two people.
  public static func == (left: Person, right: Person) -> Bool {
    left.service == right.service && left.id.utf8.elementsEqual(right.id.utf8)
  }

  /// Hashes the bytes of the id.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(service)
    for byte in id.utf8 { hasher.combine(byte) }
  }
}

extension Person: Comparable {
  /// By service, then by id: whole numbers first, in their order, then all others byte by byte.
  public static func < (left: Person, right: Person) -> Bool {
    if left.service != right.service { return left.service < right.service }
    switch (Int(left.id), Int(right.id)) {
    case (let a?, let b?) where a != b: return a < b
    case (_?, nil): return true
    case (nil, _?): return false
    default: return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }
}
