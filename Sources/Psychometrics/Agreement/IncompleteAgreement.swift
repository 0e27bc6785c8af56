import Models
import Results

/// The agreement of an incomplete table of persons by occasions, by restricted maximum likelihood.
///
///     x_ij = μ + p_i + o_j + e_ij          ICC(A,1) = σ²_P / (σ²_P + σ²_O + σ²_E)
///                                          ICC(C,1) = σ²_P / (σ²_P + σ²_E)
///     x_ij = μ + p_i + w_ij                ICC(1)   = σ²_P / (σ²_P + σ²_W)
///
/// and the mean of k by Spearman and Brown.
struct IncompleteAgreement {
  let rows: [[Double?]]
  let occasions: Int
  let level: Double

  init(_ rows: [[Double?]], occasions: Int, level: Double) {
    self.rows = rows
    self.occasions = occasions
    self.level = level
  }

  func agreement() throws(Withheld) -> TestRetest {
    let oneWay = try fit("score ~ 1 + (1 | person)")
    let both = try fit("score ~ 1 + (1 | person) + (1 | occasion)")
    // Without a variance of occasions the models are one, and the smaller says how sure it is.
    let crossed = both.occasion > 0 ? both : oneWay
    guard crossed.person > 0 else {
      throw Withheld(
        "icc.no-spread", "The scores show no difference between persons beyond chance.",
        help: "Collect more repeated scores.")
    }
    let error = crossed.figures { $0.occasion + $0.residual }
    let residual = crossed.figures { $0.residual }
    let persons = rows.count
    let count = rows.reduce(0) { $0 + $1.count { $0 != nil } }
    var notes: [Note] = []
    if count < persons * occasions {
      notes.append(
        Note(
          "icc.incomplete",
          "Some scores are missing. Everybody with a score is counted; intervals are for many people."
        ))
    }
    if crossed.occasion == 0 {
      notes.append(
        Note(
          "icc.no-shift",
          "Occasions do not differ beyond chance: agreement and consistency are the same."))
    }
    return TestRetest(
      n: persons, k: occasions, scores: count,
      method: .reml,
      components: TestRetest.Components(
        person: crossed.person, occasion: crossed.occasion, residual: crossed.residual),
      correlations: IntraclassCorrelation.Form.allCases.map { form in
        let model = form.single == .oneWaySingle ? oneWay : crossed
        let share = model.share(level: level) { values in
          let noise =
            form.single == .consistencySingle
            ? values.residual : values.occasion + values.residual
          let k = form.isAverage ? Double(occasions) : 1
          return values.person / (values.person + noise / k)
        }
        return IntraclassCorrelation(form: form, estimate: share, test: nil)
      },
      agreementError: MeasurementErrorFigures(
        variance: error.value, standardError: error.standardError, n: persons, level: level),
      consistencyError: MeasurementErrorFigures(
        variance: residual.value, standardError: residual.standardError, n: persons, level: level),
      limits: try limits(), convergence: crossed.convergence, notes: notes)
  }

  private func limits() throws(Withheld) -> LimitsOfAgreement? {
    guard occasions == 2 else { return nil }
    let differences = rows.compactMap { row -> Double? in
      guard let first = row[0], let second = row[1] else { return nil }
      return second - first
    }
    return try LimitsOfAgreement.of(differences, level: level)
  }

  private func fit(_ formula: String) throws(Withheld) -> ScoreComponents {
    var values: [Double] = []
    var (people, times): ([String], [String]) = ([], [])
    for (i, row) in rows.enumerated() {
      for (j, score) in row.enumerated() {
        guard let score else { continue }
        values.append(score)
        people.append("\(i)")
        times.append("\(j)")
      }
    }
    return try ScoreComponents.fit(
      formula, ["score": .numeric(values), "person": .factor(people), "occasion": .factor(times)])
  }
}
