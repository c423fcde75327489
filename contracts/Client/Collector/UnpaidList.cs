namespace Recouvrement.Client.Collector;

/// <summary>A contact with the debtor.</summary>
/// <param name="On">The day it really went out or was made.</param>
/// <param name="Channel">How.</param>
/// <param name="Step">Step of the policy.</param>
public sealed record ContactOnCard(DateOnly On, string Channel, string Step);

/// <summary>The customer in short, as it stood when its line was drawn.</summary>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="OpenInvoices">How many are not settled.</param>
/// <param name="OldestDueOn">Due date of the oldest of them.</param>
/// <param name="BrokenPromises">Promises to pay that it broke.</param>
/// <param name="LastContacts">The last three, the latest first.</param>
public sealed record CardOfCustomer(long OpenCents, long OverdueCents, int OpenInvoices, DateOnly OldestDueOn, int BrokenPromises, IReadOnlyList<ContactOnCard> LastContacts);

/// <summary>What the meeting said of a line.</summary>
/// <param name="Why">Why it is unpaid.</param>
/// <param name="What">Which action is taken.</param>
/// <param name="Who">The member who takes it.</param>
/// <param name="WhoName">Its display name; null once it is erased.</param>
/// <param name="ByWhen">Last day on which it is in time.</param>
/// <param name="Task">The task that came of it.</param>
/// <param name="TaskState"><c>open</c>, <c>done</c> or <c>cancelled</c>, as it is now.</param>
/// <param name="Note">What was written with it.</param>
public sealed record AnswerOnLine(string Why, string What, Guid Who, string? WhoName, DateOnly ByWhen, Guid Task, string? TaskState, string? Note);

/// <summary>A line of the list. All but the answer and whether it is still on the list is frozen.</summary>
/// <param name="Number">Its number on this list.</param>
/// <param name="Case">The case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">The invoice; null where a line is a debtor.</param>
/// <param name="InvoiceNumber">The ERP's own.</param>
/// <param name="OwedCents">Owed and overdue, in cents of euros.</param>
/// <param name="DueOn">Due date, of a debtor the oldest one.</param>
/// <param name="DaysLate">Days after it.</param>
/// <param name="InterestCents">Late interest accrued and not paid; null where it is not computed.</param>
/// <param name="CompensationCents">Flat compensation, not paid; null where it is not computed.</param>
/// <param name="TenthsOfDays">Cash that is missing, in tenths of a day of turnover; null where the entity did not say its turnover.</param>
/// <param name="TurnoverNeededCents">Turnover whose margin makes up for the amount; null where the entity did not say its margin.</param>
/// <param name="Card">The customer in short.</param>
/// <param name="EnteredOn">Since when it is on the list.</param>
/// <param name="Replaces">Number of the line in whose place it came.</param>
/// <param name="LeftOn">Since when it is off the list: it is paid, or it left the house.</param>
/// <param name="Answer">What the meeting said.</param>
public sealed record LineOfList(
    int Number, Guid Case, string CustomerNumber, Guid? Invoice, string? InvoiceNumber, long OwedCents, DateOnly DueOn, int DaysLate, long? InterestCents, long? CompensationCents, int? TenthsOfDays,
    long? TurnoverNeededCents, CardOfCustomer Card, DateOnly EnteredOn, int? Replaces, DateOnly? LeftOn, AnswerOnLine? Answer);

/// <summary>Somebody at a meeting.</summary>
/// <param name="Member">Its id.</param>
/// <param name="Name">Display name; null once it is erased.</param>
/// <param name="Department">Where it works.</param>
public sealed record Participant(Guid Member, string? Name, string? Department);

/// <summary>The list of one meeting, and, once it was held, its minutes.</summary>
/// <param name="List">Its id.</param>
/// <param name="Meeting">The series.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="AsOf">The day as of which it was frozen.</param>
/// <param name="HeldOn">Day of the meeting.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
/// <param name="State"><c>ahead</c>, <c>held</c> or <c>cancelled</c>.</param>
/// <param name="By"><c>invoice</c> or <c>debtor</c>.</param>
/// <param name="Criterion"><c>amount</c>, <c>age</c> or <c>broken_promises</c>.</param>
/// <param name="Invited">Participants.</param>
/// <param name="Present">Who was there.</param>
/// <param name="Lines">All lines that ever stood on it, by number.</param>
/// <param name="OwedCents">Sum of the lines that are on it now.</param>
/// <param name="Told">Mails to colleagues about it that were asked for, and those that were withheld with the reason.</param>
public sealed record UnpaidListView(
    Guid List, Guid Meeting, string Creditor, DateOnly AsOf, DateOnly HeldOn, TimeOnly StartsAt, string State, string By, string Criterion,
    IReadOnlyList<Participant> Invited, IReadOnlyList<Participant> Present, IReadOnlyList<LineOfList> Lines, long OwedCents, IReadOnlyList<NoticeItem> Told);
