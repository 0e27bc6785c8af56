/// What the residuals of one person have to do with each other.
///
/// | case | written | residual covariance of a person, over σ² |
/// |---|---|---|
/// | `independent` | `independent` | I |
/// | `byGroup` | `by:COLUMN` | a variance for each category of the column, the first category's being σ² |
/// | `ar1` | `ar1`, `ar1:COLUMN` | ρ to the power of the number of steps between two rows, −1 < ρ < 1 |
/// | `continuousAR1` | `car1:COLUMN` | φ to the power of the time between two rows, 0 < φ < 1 |
/// | `unstructured` | `unstructured:COLUMN` | any, one row and column for each occasion |
///
/// The steps of `ar1` are whole numbers in the column; without one, rows follow each other as they stand
/// in the table.
///
/// ### Source
/// Pinheiro, J. C., & Bates, D. M. (2000). *Mixed-effects models in S and S-PLUS*, chapter 5.
/// Mallinckrodt, C. H., Clark, W. S., & David, S. R. (2001). Accounting for dropout bias using
/// mixed-effects models. *Journal of Biopharmaceutical Statistics, 11*(1–2), 9–21.
public enum ResidualStructure: Sendable, Hashable, Codable {
  case independent
  case byGroup(String)
  case ar1(time: String?)
  case continuousAR1(time: String)
  case unstructured(occasion: String)

  /// The column that it needs.
  public var column: String? {
    switch self {
    case .independent: nil
    case .byGroup(let name), .continuousAR1(let name), .unstructured(let name): name
    case .ar1(let time): time
    }
  }
}
