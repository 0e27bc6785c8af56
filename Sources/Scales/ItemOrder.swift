extension ItemOrder {
  /// Puts what is known by position in this order into the order of the scale's own items.
  ///
  /// - Parameter values: one per item: the first belongs to the item that comes first in this order.
  /// - Returns: the same values, the first for the scale's first item.
  public func byItem<Value>(_ values: [Value]) -> [Value] {
    precondition(values.count == items.count, "\(values.count) values for \(items.count) items")
    return zip(items, values).sorted { $0.0 < $1.0 }.map(\.1)
  }
}
