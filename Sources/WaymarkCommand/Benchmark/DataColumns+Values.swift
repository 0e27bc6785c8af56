import Tables

extension DataColumns {
  /// The numbers of a column; none where it holds categories.
  func numbers(_ position: Int) -> [Double] {
    if columns.indices.contains(position), case .numbers(let values) = columns[position].content {
      values
    } else {
      []
    }
  }

  /// The texts of a column of categories, row by row.
  func texts(_ position: Int) -> [String] {
    guard columns.indices.contains(position),
      case .categories(let codes, let levels) = columns[position].content
    else { return [] }
    return codes.map { levels[$0] }
  }
}
