import Psychometrics
import Results

/// What rests on answers as steps along one scale.
extension AppraisalTables {
  /// A row for each item: whether it works alike in groups.
  var functioning: ResultTable {
    let columns = [
      "item", "n", "uniform.chi.squared", "uniform.p.value", "non.uniform.chi.squared",
      "non.uniform.p.value", "total.chi.squared", "total.df", "total.p.value", "slope.change",
      "explained", "explained.low", "explained.high", "detected", "important", "anchor", "reason",
    ]
    let result = appraisal.groups.flatMap { $0.functioning }
    guard case .success(let found) = result else {
      return ResultTable(
        columns: columns,
        rows: [Array(repeating: .missing, count: 16) + [.text(Self.told(result).1)]])
    }
    return ResultTable(
      columns: columns,
      rows: found.items.map { item in
        let tests = item.tests
        return [
          .text(findings.items[item.item]), .integer(found.n),
          .number(tests?.uniform.statistic.finite), .number(tests?.uniform.p.finite),
          .number(tests?.nonUniform.statistic.finite), .number(tests?.nonUniform.p.finite),
          .number(tests?.total.statistic.finite), .integer(tests?.total.degreesOfFreedom),
          .number(tests?.total.p.finite), .number(tests?.slopeChange?.finite),
          .number(tests?.total.explained.finite), .number(tests?.importance.lower.finite),
          .number(tests?.importance.upper.finite),
          .text(tests.map { $0.isDetected ? "yes" : "no" }),
          .text(tests.map { $0.isImportant ? "yes" : "no" }),
          .text((found.anchors ?? []).contains(item.item) ? "yes" : "no"),
          .text(item.withheld?.sentence),
        ]
      })
  }

  /// A row for each step between neighbouring answers: where both are equally likely.
  var steps: ResultTable {
    let columns = ["item", "step", "place", "std.error", "conf.low", "conf.high", "reason"]
    guard case .success(let found) = findings.rasch else {
      return ResultTable(
        columns: columns,
        rows: [Array(repeating: .missing, count: 6) + [.text(Self.told(findings.rasch).1)]])
    }
    return ResultTable(
      columns: columns,
      rows: found.fit.items.flatMap { item in
        item.thresholds.enumerated().map { step, place in
          [
            .text(findings.items[item.item]), .integer(step + 1), .number(place?.value.finite),
            .number(place?.standardError?.finite), .number(place?.interval?.lower.finite),
            .number(place?.interval?.upper.finite),
            .text(place == nil ? "Nobody chose one of the two answers." : nil),
          ]
        }
      })
  }

  /// A row for each raw score: its measure by weighted likelihood.
  var measures: ResultTable {
    let columns = ["score", "measure", "std.error", "reason"]
    switch appraisal.conversion(findings.rasch) {
    case .failure(let reason):
      return ResultTable(
        columns: columns, rows: [[.missing, .missing, .missing, .text(reason.sentence)]])
    case .success(let rows):
      return ResultTable(
        columns: columns,
        rows: rows.map {
          [.number($0.from), .number($0.to.value), .number($0.to.standardError), .missing]
        })
    }
  }

  /// A row for each group of like scores: the standard error of measurement there.
  var errors: ResultTable {
    let columns = ["from", "through", "std.error", "reason"]
    guard case .success(let found) = findings.errorByScore else {
      return ResultTable(
        columns: columns,
        rows: [[.missing, .missing, .missing, .text(Self.told(findings.errorByScore).1)]])
    }
    return ResultTable(
      columns: columns,
      rows: found.rows.map {
        [.number($0.from), .number($0.through), .number($0.standardError), .missing]
      })
  }

  /// A row for each part of an answer on two occasions.
  var components: ResultTable {
    let columns = ["part", "n", "variance", "reason"]
    guard case .success(let found) = findings.components else {
      return ResultTable(
        columns: columns,
        rows: [[.missing, .missing, .missing, .text(Self.told(findings.components).1)]])
    }
    let parts = found.components
    return ResultTable(
      columns: columns,
      rows: [
        ("person", parts.person), ("occasion", parts.time), ("item", parts.item),
        ("person × occasion", parts.personTime), ("person × item", parts.personItem),
        ("occasion × item", parts.timeItem), ("rest", parts.residual),
      ].map { [.text($0.0), .integer(found.n), .number($0.1.finite), .missing] })
  }
}
