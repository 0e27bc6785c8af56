import Platform

/// The order of the levels of a column.
package enum LevelOrder {
  /// Levels in the order of numbers where all of them are numbers, and in that of their characters
  /// otherwise and where two are the same number.
  ///
  /// - Parameter levels: texts, each once.
  /// - Returns: their positions in that order.
  package static func sorted(_ levels: [String]) -> [Int] {
    let numbers = levels.map { NumberText.value($0) ?? .nan }
    if !numbers.contains(where: \.isNaN) {
      return sorted(numbers) { levels[$0] < levels[$1] }
    }
    return sorted(levels.map(head)) { precedes(levels[$0].utf8, levels[$1].utf8) }
  }

  private static func sorted<Key: Comparable>(
    _ keys: [Key], _ precedes: (Int, Int) -> Bool
  ) -> [Int] {
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      keys[a] == keys[b] ? precedes(a, b) : keys[a] < keys[b]
    }
    let order = Array(keys.indices)
    // Most files hold people in order.
    let isInOrder = order.dropFirst().allSatisfy { isBefore($0 - 1, $0) }
    return isInOrder ? order : order.sorted(by: isBefore)
  }

  /// The first eight bytes as a number in their order.
  private static func head(_ text: String) -> UInt64 {
    var head: UInt64 = 0
    var shift: UInt64 = 64
    for byte in text.utf8.prefix(8) {
      shift -= 8
      head |= UInt64(byte) << shift
    }
    return head
  }

  private static func precedes(_ one: String.UTF8View, _ other: String.UTF8View) -> Bool {
    one.lexicographicallyPrecedes(other)
  }
}
