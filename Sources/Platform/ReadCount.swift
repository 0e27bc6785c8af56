import Synchronization

/// How many bytes this program has read from files and pipes so far, as they are stored: what a line of
/// progress is made of.
public enum ReadCount {
  private static let count = Atomic<Int>(0)

  /// The bytes.
  public static var bytes: Int { count.load(ordering: .relaxed) }

  /// Counts bytes that were read.
  static func add(_ bytes: Int) { count.wrappingAdd(bytes, ordering: .relaxed) }
}
