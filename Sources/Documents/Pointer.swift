/// Paths of values as JSON pointers (RFC 6901), held to a length that a reader can still use.
enum Pointer {
  /// The longest a path grows before deeper values share the path of what holds them.
  private static let longestPath = 256
  private static let longestKey = 64

  /// The path of the value under `key` in the object at `parent`.
  static func path(_ parent: String?, key: String) -> String {
    step(parent, escaped(key))
  }

  /// The path of the value at `index` in the list at `parent`.
  static func path(_ parent: String?, index: Int) -> String {
    step(parent, String(index))
  }

  private static func step(_ parent: String?, _ name: String) -> String {
    let parent = parent ?? ""
    return parent.utf8.count > longestPath ? parent : parent + "/" + name
  }

  private static func escaped(_ key: String) -> String {
    var text = ""
    for scalar in key.unicodeScalars {
      if text.utf8.count >= longestKey { return text + "…" }
      switch scalar {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text += Shown.scalar(scalar)
      }
    }
    return text
  }
}
