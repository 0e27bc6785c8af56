import Reports
import Testing

@Suite("Where a curve over time ends")
struct CurveEndTests {
  /// Ten people, one of whom is last seen at the end of each month.
  private func watched(_ time: Double) -> Int? { (1...10).count { Double($0) >= time } }

  @Test("it ends at the last time with five people watched")
  func five() {
    #expect(abs(CurveEnd.time(last: 10, watched: watched) - 6) < 1e-4)
  }

  @Test(
    "it goes to the end where five are watched to the end, and does not begin where there never were"
  )
  func edges() {
    #expect(CurveEnd.time(last: 6, watched: watched) == 6)
    #expect(CurveEnd.time(last: 6, watched: { _ in 4 }) < 1e-4)
    #expect(CurveEnd.time(last: 0, watched: { _ in nil }) == 0)
  }
}
