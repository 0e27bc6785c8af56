import Outcomes
import Testing

@Suite("Is it too early?")
struct AskingTimesTests {
  private let window = AskingWindow("trust", notBeforeDays: 90, expectedByDays: 180)

  @Test(
    "from start to overdue",
    arguments: [
      (0, [], AskingWindow.Standing.tooEarly), (89, [], .tooEarly), (90, [], .inTime),
      (180, [], .inTime), (181, [], .overdue), (60, [30], .askedTooEarly), (120, [30], .inTime),
      (200, [30], .overdue), (120, [100], .asked), (400, [300], .asked), (50, [0], .tooEarly),
      (120, [130], .inTime),
    ] as [(Int, [Int], AskingWindow.Standing)])
  func standings(_ day: Int, _ asked: [Int], _ expected: AskingWindow.Standing) throws {
    let window = try #require(window)
    #expect(
      window.standing(start: 1000, asked: asked.map { 1000 + $0 }, on: 1000 + day) == expected)
  }

  @Test("nothing is overdue of people who were no longer followed before it was due")
  func left() throws {
    let window = try #require(window)
    #expect(window.standing(start: 0, asked: [], on: 400, left: 100) == .noLongerFollowed)
    #expect(window.standing(start: 0, asked: [], on: 400, left: 300) == .overdue)
    #expect(window.standing(start: 0, asked: [95], on: 400, left: 100) == .asked)
    #expect(window.standing(start: 0, asked: [], on: 50, left: 100) == .tooEarly)
  }

  @Test("people are counted, and those overdue are pointed at")
  func rows() throws {
    let open = try #require(AskingWindow("home", notBeforeMonths: 6))
    let window = try #require(window)
    let times = AskingTimes(
      [window, open],
      [
        .init(start: 0, days: ["trust": [100]]), .init(start: 0, days: [:]),
        .init(start: 250, days: [:]),
      ], on: 300)
    #expect(times.rows[0].standings == [.asked, .overdue, .tooEarly])
    #expect(times.rows[0].overdue == [1] && !times.rows[0].isTooEarly)
    // Six months are 182.6 days.
    #expect(times.rows[1].standings == [.inTime, .inTime, .tooEarly] && times.rows[1].isTooEarly)
    #expect(times.rows[1].count(.inTime) == 2)
    #expect(AskingTimes([window], [], on: 0).rows[0].isTooEarly == false)
  }

  @Test("windows that are none are refused")
  func refused() {
    #expect(AskingWindow("x", notBeforeDays: -1) == nil)
    #expect(AskingWindow("x", notBeforeDays: .nan) == nil)
    #expect(AskingWindow("x", notBeforeMonths: 6, expectedByMonths: 3) == nil)
    #expect(AskingWindow("x", notBeforeDays: 0, expectedByDays: .infinity) == nil)
    #expect(
      AskingWindow("x", notBeforeDays: 0)?.standing(start: .min, asked: [.max], on: .max) == .asked)
  }
}
