import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Case-mix: what was expected of the same people")
struct CaseMixTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/rates/expected.csv") }

  static func reference() throws(Withheld) -> ReferenceStrata {
    try ReferenceStrata([.init("low", 0.1), .init("middle", 0.25), .init("high", 0.6)])
  }

  static let people: [ReferenceStrata.People] = [
    .init("high", 10), .init("low", 30), .init("middle", 25), .init("low", 10),
  ]

  @Test("expected events are the sum of reference rate times people, in any order of rows")
  func strata() throws {
    let reference = try Self.reference()
    #expect(
      agrees(
        try reference.expectedEvents(of: Self.people), expected["strata_expected"], relative: 1e-13)
    )
    let compared = try reference.compare(observed: 20, of: Self.people)
    #expect(compared.n == 75)
    #expect(agrees(compared.variance, expected["strata_variance"], relative: 1e-13))
    #expect(agrees(try compared.ratio().value, 20 / 16.25, relative: 1e-13))
    let means = try ReferenceStrata([.init("low", 4.5), .init("middle", 9), .init("high", 15.25)])
    #expect(
      agrees(try means.expectedMean(of: Self.people), expected["strata_mean"], relative: 1e-13))
  }

  @Test("a reference of the service's own people expects what was observed")
  func ownReference() throws {
    let reference = try ReferenceStrata([
      .init("a", events: 7, of: 31), .init("b", events: 2, of: 9),
    ])
    let found = try reference.expectedEvents(of: [.init("a", 31), .init("b", 9)])
    #expect(agrees(found, 9, relative: 1e-14))
  }

  @Test("strata absent in the reference are refused by their names")
  func absent() throws {
    let reference = try Self.reference()
    do throws(Withheld) {
      _ = try reference.expectedEvents(
        of: [.init("very high", 2), .init("low", 4), .init("Low", 1)])
      Issue.record("expected")
    } catch {
      #expect(error.code == "reference.stratum-absent")
      #expect(error.reason.contains("'Low', 'very high'"))
    }
  }

  @Test("a reference that is no reference is refused")
  func badReference() {
    func code(_ strata: [ReferenceStrata.Stratum]) -> String? {
      do throws(Withheld) {
        _ = try ReferenceStrata(strata)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code([]) == "reference.empty")
    #expect(code([.init("a", 1), .init("a", 1)]) == "reference.repeated-stratum")
    #expect(code([.init("a", .nan)]) == "reference.value")
    #expect(code([.init("a", events: 0, of: 0)]) == "reference.value")
  }

  @Test("people who cannot be counted, and shares that are none, are refused")
  func badPeople() throws {
    let reference = try Self.reference()
    #expect(throws: Withheld.self) { try reference.expectedEvents(of: [.init("low", -1)]) }
    #expect(throws: Withheld.self) { try reference.expectedEvents(of: [.init("low", .nan)]) }
    #expect(throws: Withheld.self) { try reference.expectedMean(of: []) }
    #expect(throws: Withheld.self) { try reference.compare(observed: 3, of: [.init("low", 2)]) }
    #expect(throws: Withheld.self) { try reference.compare(observed: 1, of: [.init("low", 2.5)]) }
    let percent = try ReferenceStrata([.init("low", 10)])
    #expect(throws: Withheld.self) { try percent.compare(observed: 1, of: [.init("low", 2)]) }
    #expect(try percent.expectedEvents(of: [.init("low", 2)]) == 20)
    let negative = try ReferenceStrata([.init("low", -2)])
    #expect(throws: Withheld.self) { try negative.expectedEvents(of: [.init("low", 2)]) }
    #expect(try negative.expectedMean(of: [.init("low", 2)]) == -2)
  }

  @Test("observed less expected has the error √Σp(1 − p)/n")
  func model() throws {
    let compared = try ObservedAndExpected(
      [false, true, true, true, false, true], chances: [0.2, 0.5, 0.9, 0.35, 0.05, 0.6])
    let difference = try compared.difference()
    #expect(agrees(difference.value, expected["difference"], relative: 1e-13))
    #expect(agrees(difference.standardError, expected["difference_se"], relative: 1e-13))
    #expect(agrees(difference.interval?.lower, expected["difference_lower"], relative: 1e-12))
    #expect(agrees(try compared.ratio().value, 4 / 2.6, relative: 1e-13))
  }

  @Test("chances must be chances, and leave something to chance")
  func badModel() throws {
    #expect(throws: Withheld.self) { try ObservedAndExpected([true], chances: [1.5]) }
    #expect(throws: Withheld.self) { try ObservedAndExpected([true], chances: [.nan]) }
    #expect(throws: Withheld.self) { try ObservedAndExpected([], chances: []) }
    let certain = try ObservedAndExpected([true, false], chances: [1, 0])
    #expect(throws: Withheld.self) { try certain.difference() }
    let never = try ObservedAndExpected([true, false], chances: [0, 0])
    #expect(throws: Withheld.self) { try never.ratio() }
  }

  @Test("a mean less expected has Student's interval, and none for one person")
  func residual() throws {
    let against = try MeanAgainstExpected(
      [12, 15.5, 9, 20, 11.25], expected: [10, 14, 11, 16.5, 12])
    #expect(agrees(against.difference, expected["residual"], relative: 1e-13))
    #expect(agrees(against.standardDeviation, expected["residual_sd"], relative: 1e-13))
    let estimate = against.estimate()
    #expect(agrees(estimate.interval?.lower, expected["residual_lower"], relative: 1e-12))
    #expect(agrees(estimate.interval?.upper, expected["residual_upper"], relative: 1e-12))
    let one = try MeanAgainstExpected([3], expected: [1])
    #expect(one.estimate().interval == nil && one.estimate().value == 2)
    #expect(throws: Withheld.self) { try MeanAgainstExpected([], expected: []) }
    #expect(throws: Withheld.self) { try MeanAgainstExpected([.nan, 1], expected: [1, 1]) }
  }

  @Test("an outcome does not travel without its completion")
  func completion() throws {
    let completion = try Completion(eligible: 100, first: 83, paired: 39)
    let outcome = OutcomeWithCompletion(4.5, completion).map { $0 * 2 }
    #expect(outcome == OutcomeWithCompletion(9, completion))
    #expect(try outcome.completion.sharePaired().value == 0.39)
    #expect(try outcome.completion.shareWithFirst().value == 0.83)
    #expect(throws: Withheld.self) { try Completion(eligible: 10, first: 11, paired: 3) }
    #expect(throws: Withheld.self) { try Completion(eligible: 10, first: 5, paired: 6) }
    #expect(throws: Withheld.self) { try Completion(eligible: 10, first: 5, paired: -1) }
    let nobody = try Completion(eligible: 0, first: 0, paired: 0)
    #expect(throws: Withheld.self) { try nobody.sharePaired() }
  }
}
