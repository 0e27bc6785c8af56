import ArgumentParser

/// One of the cases of a library's type, given by its name on the command line.
struct Named<Value: RawRepresentable<String> & CaseIterable>: ExpressibleByArgument {
  /// The case.
  let value: Value

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
}

extension Named: Sendable where Value: Sendable {}
