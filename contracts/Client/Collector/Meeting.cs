namespace Recouvrement.Client.Collector;

/// <summary>How an entity meets about its unpaid invoices.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="FirstOn">Day of the first meeting; the others are on the same day of the week.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
/// <param name="Participants">Members of the team.</param>
/// <param name="Top">So many lines, 1 to 100.</param>
/// <param name="By"><c>invoice</c> or <c>debtor</c>.</param>
/// <param name="Criterion"><c>amount</c>, <c>age</c> or <c>broken_promises</c>.</param>
/// <param name="EveryWeeks">A meeting every so many weeks, 1 to 8.</param>
/// <param name="Minutes">How long it lasts, 1 to 480.</param>
/// <param name="LeadDays">So many calendar days before it the list is drawn, 0 to 14.</param>
/// <param name="Organizer">The member who invites; null where the calendar file is only for taking note.</param>
public sealed record MeetingAsked(
    string Creditor, DateOnly FirstOn, TimeOnly StartsAt, IReadOnlyList<Guid> Participants, int Top = 20, string By = "invoice", string Criterion = "amount",
    int EveryWeeks = 1, int Minutes = 60, int LeadDays = 2, Guid? Organizer = null);

/// <summary>A series of meetings.</summary>
/// <param name="Meeting">Its id.</param>
/// <param name="Terms">How the entity meets.</param>
/// <param name="HasEnded">No further list is drawn.</param>
/// <param name="NextOn">Day of the next meeting; null once it has ended.</param>
public sealed record MeetingItem(Guid Meeting, MeetingAsked Terms, bool HasEnded, DateOnly? NextOn);

/// <summary>A list in short.</summary>
/// <param name="List">Its id.</param>
/// <param name="Meeting">The series.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="AsOf">The day as of which it was frozen.</param>
/// <param name="HeldOn">Day of the meeting.</param>
/// <param name="State"><c>ahead</c>, <c>held</c> or <c>cancelled</c>.</param>
public sealed record UnpaidListItem(Guid List, Guid Meeting, string Creditor, DateOnly AsOf, DateOnly HeldOn, string State);

/// <summary>The four answers to a line.</summary>
/// <param name="Why">Why it is unpaid: <c>invoice_not_received</c>, <c>portal_rejected</c>, <c>missing_order_number</c>, <c>invoiced_twice</c>, <c>wrong_price</c>, <c>wrong_quantity</c>, <c>quality</c>, <c>delivery_incomplete</c>, <c>late_delivery</c>, <c>approval_pending</c>, <c>bank_details</c>, <c>already_paid_claimed</c>, <c>forgotten</c>, <c>cash_difficulty</c>, <c>other</c>.</param>
/// <param name="What">Which action is taken: <c>send_invoice_copy</c>, <c>answer_debtor</c>, <c>find_address</c>, <c>visit</c>, <c>portal_check</c>, <c>decide</c>, <c>open_dispute</c>, <c>find_payment</c>, <c>tell_sales</c>, <c>ask_carrier</c>, <c>send_by_hand</c>, <c>other</c>.</param>
/// <param name="Who">The member who takes it.</param>
/// <param name="ByWhen">Last day on which it is in time.</param>
/// <param name="Note">One line; kept with the task, where it can be erased.</param>
public sealed record AnswerAsked(string Why, string What, Guid Who, DateOnly ByWhen, string? Note = null);

/// <summary>Another day or hour.</summary>
/// <param name="HeldOn">Day of the meeting.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
public sealed record MeetingTime(DateOnly HeldOn, TimeOnly StartsAt);

/// <summary>A meeting was held.</summary>
/// <param name="Present">Members who were there.</param>
public sealed record Attendance(IReadOnlyList<Guid> Present);

/// <summary>How many actions of meetings were done in time.</summary>
/// <param name="Department">Of this department; null where nobody says which.</param>
/// <param name="Member">Of this member; only by person.</param>
/// <param name="Due">Done, or past their deadline.</param>
/// <param name="Kept">Of these, done in time.</param>
/// <param name="Late">Of these, done after their deadline.</param>
/// <param name="Open">Of these, not done.</param>
/// <param name="Percent">Kept of due, half-up.</param>
public sealed record KeptRateItem(string? Department, Guid? Member, int Due, int Kept, int Late, int Open, int? Percent);
