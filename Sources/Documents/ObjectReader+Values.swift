/// Values by key, required and optional.
extension ObjectReader {
  /// The text of a required key.
  public mutating func string(_ key: String) -> String? {
    node(key)?.stringValue(reading)
  }

  /// The text of a key, nil when it is absent or empty.
  public mutating func optionalString(_ key: String) -> String? {
    present(key)?.stringValue(reading)
  }

  /// The whole number of a required key.
  public mutating func integer(_ key: String) -> Int? {
    node(key)?.integerValue(reading)
  }

  /// The whole number of a key, nil when it is absent or empty.
  public mutating func optionalInteger(_ key: String) -> Int? {
    present(key)?.integerValue(reading)
  }

  /// The number of a required key.
  public mutating func number(_ key: String) -> Double? {
    node(key)?.numberValue(reading)
  }

  /// The number of a key, nil when it is absent or empty.
  public mutating func optionalNumber(_ key: String) -> Double? {
    present(key)?.numberValue(reading)
  }

  /// True or false, of a required key.
  public mutating func boolean(_ key: String) -> Bool? {
    node(key)?.booleanValue(reading)
  }

  /// True or false, nil when the key is absent or empty.
  public mutating func optionalBoolean(_ key: String) -> Bool? {
    present(key)?.booleanValue(reading)
  }

  /// One of the words of `type`, of a required key.
  public mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) -> Value? where Value.RawValue == String {
    node(key)?.choiceValue(type, reading)
  }

  /// One of the words of `type`, nil when the key is absent or empty.
  public mutating func optionalChoice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) -> Value? where Value.RawValue == String {
    present(key)?.choiceValue(type, reading)
  }

  /// The values of a list, of a required key.
  public mutating func array(_ key: String) -> [Node]? {
    node(key)?.arrayValue(reading)
  }

  /// The values of a list, nil when the key is absent or empty.
  public mutating func optionalArray(_ key: String) -> [Node]? {
    present(key)?.arrayValue(reading)
  }

  /// The object of a required key, to be read in its turn.
  public mutating func object(_ key: String) -> ObjectReader? {
    node(key).flatMap { ObjectReader($0, reading) }
  }

  /// The object of a key, nil when it is absent or empty.
  public mutating func optionalObject(_ key: String) -> ObjectReader? {
    present(key).flatMap { ObjectReader($0, reading) }
  }

  /// The members of an object with free keys, such as item ids, of a required key.
  public mutating func members(_ key: String) -> [Node.Member]? {
    node(key)?.membersValue(reading)
  }

  /// The members of an object with free keys, nil when the key is absent or empty.
  public mutating func optionalMembers(_ key: String) -> [Node.Member]? {
    present(key)?.membersValue(reading)
  }

  private mutating func present(_ key: String) -> Node? {
    optionalNode(key).flatMap { $0.isNull ? nil : $0 }
  }
}
