namespace Recouvrement.Client.Collector;

/// <summary>A case in short: one debtor's unpaid invoices.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Debtor">The customer's id in Invoicing.</param>
/// <param name="Kind">What the customer is.</param>
/// <param name="Episode">Current or last; 0 before the first.</param>
/// <param name="EpisodeOpen">An episode is under way.</param>
/// <param name="Status"><c>settled</c>, <c>current</c> (nothing overdue), <c>dunned</c>, <c>blocked</c> or <c>handed_over</c>.</param>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="HandedOverCents">With an agency.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="NextStep">The next step of any invoice.</param>
/// <param name="NextOn">When.</param>
/// <param name="BlockedBy">What keeps every overdue invoice from being dunned; null while one moves.</param>
/// <param name="BlockerOwner">Who can remove it.</param>
/// <param name="Version">Number of facts.</param>
/// <param name="Segment">Segment of the customer.</param>
/// <param name="Owner">The member who owns it; null while no rule fits and nobody was named.</param>
/// <param name="OwnerByHand">A person named the owner, whatever the rules say.</param>
/// <param name="OwnerOnDuty">Who answers for it today: the owner, a substitute or the manager.</param>
/// <param name="Region">The ERP's own region; null where none was told.</param>
/// <param name="SalesPerson">The ERP's code of who sells to it; null where none was told.</param>
public sealed record CaseSummary(
    Guid Case, string Creditor, string CustomerNumber, Guid Debtor, string Kind, int Episode, bool EpisodeOpen, string Status, long OpenCents, long OverdueCents, long HandedOverCents, string Currency,
    string? NextStep, DateOnly? NextOn, string? BlockedBy, string? BlockerOwner, long Version,
    string? Segment, Guid? Owner, bool OwnerByHand, Guid? OwnerOnDuty, string? Region = null, string? SalesPerson = null);

/// <summary>A case with its invoices and acts.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Invoices">By due date.</param>
/// <param name="Acts">By day.</param>
/// <param name="Promises">How its debtor keeps its promises.</param>
public sealed record Case(CaseSummary Summary, IReadOnlyList<InvoiceOfCase> Invoices, IReadOnlyList<Act> Acts, PromiseRecord Promises);

/// <summary>An invoice of a case.</summary>
/// <param name="Invoice">Its id in Invoicing.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Disputed">The debtor contests it.</param>
/// <param name="HandOver">The hand-over with which it left the house.</param>
/// <param name="LastStep">The last step really taken in this episode.</param>
/// <param name="NextStep">What comes next; null when something stands against it.</param>
/// <param name="NextOn">When that comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it.</param>
/// <param name="BlockerOwner">Who can remove that.</param>
/// <param name="LimitationSafeOn">The last safe day before it is time-barred; null while that stands still or is not known.</param>
/// <param name="LimitationPossibleOn">The last day that can be argued.</param>
public sealed record InvoiceOfCase(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long OutstandingCents, string Currency, bool Disputed, Guid? HandOver,
    string? LastStep, string? NextStep, DateOnly? NextOn, string? BlockedBy, string? BlockerOwner, DateOnly? LimitationSafeOn, DateOnly? LimitationPossibleOn);

/// <summary>An outgoing act or a hand-over.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="Kind"><c>step</c> or <c>hand_over</c>.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Step">Step of the policy, or <c>hand_over</c>.</param>
/// <param name="Channel">Of a step.</param>
/// <param name="Mode">Of the entity when it was decided: <c>shadow</c>, <c>redirect</c> or <c>live</c>.</param>
/// <param name="Status">How far it is.</param>
/// <param name="DecidedOn">Business date.</param>
/// <param name="SentOn">Business date on which it really left, or the call was made.</param>
public sealed record Act(Guid Decision, string Kind, int Episode, string Step, string? Channel, string Mode, string Status, DateOnly DecidedOn, DateOnly? SentOn);

/// <summary>One fact of a case's history.</summary>
/// <param name="Version">Its place.</param>
/// <param name="On">Business date.</param>
/// <param name="Fact">Its name, snake_case.</param>
/// <param name="Text">What happened, in one line.</param>
/// <param name="By">Who did it, or which service it was heard from.</param>
/// <param name="Decision">The act it is about.</param>
/// <param name="AmountCents">The amount it is about.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Hash">Its place in the stream's hash chain.</param>
/// <param name="Note">What a note says; null once it is erased, and for the role ops.</param>
public sealed record HistoryEntry(long Version, DateOnly On, string Fact, string Text, string By, Guid? Decision, long? AmountCents, string? Currency, string Hash, string? Note = null);

/// <summary>What an invoice waits for on a day.</summary>
/// <param name="Invoice">Its id in Invoicing.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="OutstandingCents">Owed on that day.</param>
/// <param name="Overdue">Past its due date on that day.</param>
/// <param name="NextStep">What comes next; null when something stands against it.</param>
/// <param name="NextOn">When that comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it.</param>
/// <param name="BlockerOwner">Who can remove that.</param>
public sealed record Outlook(Guid Invoice, string Number, DateOnly DueOn, long OutstandingCents, bool Overdue, string? NextStep, DateOnly? NextOn, string? BlockedBy, string? BlockerOwner);

/// <summary>What keeps an account from being dunned.</summary>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Case">Its case.</param>
/// <param name="Reason">What stands against every overdue invoice; null while one moves, or nothing is overdue.</param>
/// <param name="Owner">Who can remove it.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="OpenCents">Owed in all.</param>
public sealed record AccountStanding(string CustomerNumber, Guid Case, string? Reason, string? Owner, long OverdueCents, long OpenCents);
