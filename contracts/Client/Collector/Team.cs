namespace Recouvrement.Client.Collector;

/// <summary>Days on which a member is away.</summary>
/// <param name="Absence">Its id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Who stands in; null for nobody.</param>
public sealed record AbsenceItem(Guid Absence, DateOnly From, DateOnly To, Guid? Substitute);

/// <summary>A member of the team.</summary>
/// <param name="Member">Its id.</param>
/// <param name="Name">Display name; null once it is erased.</param>
/// <param name="Email">Null where none is known.</param>
/// <param name="Department">Where it works.</param>
/// <param name="Manager">Its manager, or null.</param>
/// <param name="LeftOn">First day on which it is no longer there.</param>
/// <param name="OnDuty">Who answers for it on the day asked for: itself, a substitute or the manager.</param>
/// <param name="Absences">Those that are not over by that day.</param>
/// <param name="SalesPerson">Your ERP's code of it as a sales person; null where it sells nothing.</param>
public sealed record MemberItem(
    Guid Member, string? Name, string? Email, string Department, Guid? Manager, DateOnly? LeftOn, Guid OnDuty, IReadOnlyList<AbsenceItem> Absences, string? SalesPerson);

/// <summary>A member of the team.</summary>
/// <param name="Name">Display name; kept where it can be erased.</param>
/// <param name="Department">Where it works: <c>sales</c>, <c>logistics</c>, <c>production</c>, <c>quality</c>, <c>invoicing</c>, <c>accounting</c>, <c>credit</c>, <c>legal</c>, <c>management</c>.</param>
/// <param name="Email">For calendars, lists and notices; kept where it can be erased.</param>
/// <param name="Manager">Who hears of what the member leaves unanswered.</param>
/// <param name="SalesPerson">Your ERP's code of it as a sales person, at most 64 characters: it is told before its customers are threatened. Several members may have the same.</param>
public sealed record MemberAsked(string Name, string Department, string? Email = null, Guid? Manager = null, string? SalesPerson = null);

/// <summary>Last day.</summary>
/// <param name="On">First day on which the member is no longer there.</param>
public sealed record Departure(DateOnly On);

/// <summary>Days on which a member is away.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Who stands in.</param>
public sealed record AbsenceAsked(DateOnly From, DateOnly To, Guid? Substitute = null);

/// <summary>How an entity works with its people.</summary>
/// <param name="PersonFigures">Figures by person are shown; the employees must have been informed first. Off by default.</param>
/// <param name="MarginHundredths">Margin on turnover in hundredths of a percent, 1 to 10000.</param>
/// <param name="YearlyTurnoverCents">Turnover of a year in cents of euros, tax included.</param>
/// <param name="AnswerDays">Working days a colleague has to answer where a request names none, 1 to 60.</param>
/// <param name="EscalateDays">Working days after the deadline from which the manager hears of it, 1 to 60.</param>
public sealed record TeamOfCreditor(bool PersonFigures = false, int? MarginHundredths = null, long? YearlyTurnoverCents = null, int AnswerDays = 2, int EscalateDays = 2);
