/// The level above persons, such as their service.
enum ClassClusters {
  /// The code of each person's, from 0.
  ///
  /// - Parameters:
  ///   - name: a column that is the same in all rows of a person.
  ///   - frame: the table.
  ///   - codes: whose each row is.
  ///   - persons: how many there are.
  /// - Returns: one code a person.
  /// - Throws: `LatentClassError`, where there is no such column, it changes within persons, or there are fewer
  ///   than two.
  static func read(
    _ name: String, _ frame: ModelFrame, codes: [Int], persons: Int
  ) throws(LatentClassError) -> [Int] {
    guard try !ClassTerms.changesWithin(name, frame, codes) else { throw .changesWithin(name) }
    let (rows, levels): ([Int], [String])
    do throws(ModelError) {
      (rows, levels) = try frame.levels(ofCombination: [name])
    } catch {
      throw .model(error)
    }
    guard levels.count > 1 else { throw .oneCluster(name) }
    var result = Array(repeating: 0, count: persons)
    for (row, person) in zip(rows, codes) { result[person] = row }
    return result
  }
}
