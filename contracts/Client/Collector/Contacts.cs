namespace Recouvrement.Client.Collector;

/// <summary>A contact that no policy asked for.</summary>
/// <param name="Channel"><c>call</c>, <c>email</c> or <c>letter</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Day">The day said with it, where the outcome wants one.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be claimed.</param>
/// <param name="Id">Its key, by which a repeat is recognised; without it, each is a new one.</param>
public sealed record ContactToNote(string Channel, string Outcome, DateOnly? Day = null, IReadOnlyList<string>? Invoices = null, Guid? Id = null);

/// <summary>What follows from an outcome.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reached">It counts as the debtor reached.</param>
/// <param name="Cause">Cause of non-payment, in the words of Invoicing; null where it names none.</param>
/// <param name="Pause">Why its invoices rest; null where they go on.</param>
/// <param name="PauseDays">Days they rest, from the day that was said where one was, else from the contact.</param>
/// <param name="Task">What a person is to do; null where nothing.</param>
/// <param name="Day">What the day said with it means: <c>ahead</c>, <c>past</c> or <c>promised</c>; null where none is said.</param>
public sealed record OutcomeOfCall(string Outcome, bool Reached, string? Cause, string? Pause, int PauseDays, string? Task, string? Day);

/// <summary>What a person is to do because of what the debtor said or what became of a message, or a visit that was ordered.</summary>
/// <param name="FollowUp">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>send_invoice_copy</c>, <c>tell_sales</c>, <c>open_dispute</c>, <c>find_contact</c>, <c>find_payment</c>, <c>visit</c>, <c>ask_carrier</c>, <c>answer_debtor</c> or <c>send_by_hand</c>.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
/// <param name="Deadline">Last day to do it.</param>
/// <param name="AskedOn">Business date.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Contact">The contact or message it follows from; its own key for a visit.</param>
/// <param name="DoneOn">Day on which it was done.</param>
/// <param name="DroppedOn">Day from which it was no longer to be done.</param>
/// <param name="Task">Its task in <c>GET /tasks</c>: both end together. Null for one from before there were such tasks, until its case is told anything.</param>
/// <param name="Why">What became of the message it follows from, such as <c>bounced</c>, <c>unknown_address</c> or <c>not_presented</c>; null where it follows from words.</param>
public sealed record FollowUpTask(
    Guid FollowUp, Guid Case, string Creditor, string CustomerNumber, string Kind, IReadOnlyList<string> Invoices, DateOnly Deadline, DateOnly AskedOn, string By, Guid Contact, DateOnly? DoneOn,
    DateOnly? DroppedOn = null, Guid? Task = null, string? Why = null);

/// <summary>A task that was done.</summary>
/// <param name="Report">What there is to say, of a visit above all; kept as a note that can be erased.</param>
public sealed record FollowUpReport(string? Report = null);

/// <summary>A visit that is asked for.</summary>
/// <param name="Deadline">Last day to make it.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be claimed.</param>
public sealed record VisitToOrder(DateOnly Deadline, IReadOnlyList<string>? Invoices = null);

/// <summary>What became of a formal notice, from a paper.</summary>
/// <param name="Outcome"><c>delivered</c>, <c>refused</c>, <c>unclaimed</c>, <c>unknown_address</c>, <c>served</c> (by a commissaire de justice) or <c>lost</c>.</param>
/// <param name="On">The day that the paper says.</param>
/// <param name="Proof">Reference of the paper: letters, digits and <c>. _ / : # -</c>; it names no person.</param>
public sealed record NoticeProofToRecord(string Outcome, DateOnly On, string Proof);
