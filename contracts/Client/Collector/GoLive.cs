namespace Recouvrement.Client.Collector;

/// <summary>How an entity duns.</summary>
/// <param name="Mode"><c>shadow</c> (decides, sends nothing), <c>redirect</c> (everything to one mailbox) or <c>live</c>.</param>
/// <param name="RedirectTo">The mailbox; needed in redirect mode, kept for it otherwise.</param>
/// <param name="HandsOver">Claims may be proposed for hand-over to an agency.</param>
/// <param name="Stopped">Stops the entity at once: what has not gone out is called back.</param>
/// <param name="Sms">What becomes of text messages: <c>task</c> of a person, or <c>sent</c> by themselves; null: as it was.</param>
public sealed record EntitySettings(string Mode, string? RedirectTo = null, bool HandsOver = true, bool Stopped = false, string? Sms = null);

/// <summary>What the reminder levels of an entity's ERP stand for.</summary>
/// <param name="Levels">A level that is not named stands for as many of our reminders.</param>
public sealed record ReminderLevels(IReadOnlyList<ReminderLevel> Levels);

/// <summary>What a reminder level stands for.</summary>
/// <param name="Erp">The ERP's own level, from 1 to 99.</param>
/// <param name="Reminders">So many of our reminders; 0: it asked for nothing, as a statement of account does not.</param>
public sealed record ReminderLevel(int Erp, int Reminders);

/// <summary>An order to stop everything.</summary>
/// <param name="Reason"><c>wrong_data</c>, <c>incident</c>, <c>legal</c>, <c>maintenance</c> or <c>other</c>.</param>
/// <param name="Person">Who asks for it; kept where it can be erased.</param>
/// <param name="Note">What there is to say, in one line.</param>
public sealed record Stop(string Reason, string Person, string? Note = null);

/// <summary>An order to lift the stop.</summary>
/// <param name="Person">Who asks for it; kept where it can be erased.</param>
/// <param name="Note">What there is to say, in one line.</param>
public sealed record Lift(string Person, string? Note = null);

/// <summary>Whether everything is stopped, and each turn of the switch, the latest first.</summary>
public sealed record StopState(bool IsOn, IReadOnlyList<StopTurn> Turns);

/// <summary>A turn of the switch.</summary>
/// <param name="Turn">Its number, from 1.</param>
/// <param name="Change"><c>everything_stopped</c> or <c>stop_lifted</c>.</param>
/// <param name="Reason">Of a stop.</param>
/// <param name="By">Owner of the key it was asked with.</param>
/// <param name="On">Business day.</param>
/// <param name="Person">Who asked; null once it is erased.</param>
/// <param name="Note">What was said.</param>
public sealed record StopTurn(long Turn, string Change, string? Reason, string By, DateOnly On, string? Person, string? Note);

/// <summary>A run that a person asks for.</summary>
/// <param name="AsOf">Not later than the business date.</param>
public sealed record RunOrder(DateOnly AsOf);

/// <summary>What a run did.</summary>
/// <param name="AsOf">Its date.</param>
/// <param name="Looked">Cases that were looked at.</param>
/// <param name="Decided">Steps decided.</param>
/// <param name="Requested">Messages asked for at once.</param>
/// <param name="AwaitingApproval">Threats and hand-overs that now wait for a second person.</param>
/// <param name="CalledBack">Acts and proposals called back.</param>
/// <param name="Failed">Cases that could not be looked at: a fault there, told in its log.</param>
/// <param name="Finished">Nothing that was due is left; else the run goes on, and this is what was done so far.</param>
public sealed record RunReport(DateOnly AsOf, int Looked, int Decided, int Requested, int AwaitingApproval, int CalledBack, IReadOnlyList<Guid> Failed, bool Finished);

/// <summary>How far a run is, however many processes work at it.</summary>
/// <param name="AsOf">Its date.</param>
/// <param name="State"><c>running</c>, <c>interrupted</c> or <c>finished</c>.</param>
/// <param name="Done">Cases looked at.</param>
/// <param name="Total">Cases there were to look at when it began, more where more came due.</param>
/// <param name="PerSecond">Cases a second since it began, or since it was gone on with.</param>
/// <param name="RemainingSeconds">What is left at that pace; null before there is one.</param>
/// <param name="Decided">Steps decided.</param>
/// <param name="Requested">Messages asked for at once.</param>
/// <param name="AwaitingApproval">Threats and hand-overs that now wait for a second person.</param>
/// <param name="CalledBack">Acts and proposals called back.</param>
/// <param name="Failed">Cases that could not be looked at.</param>
/// <param name="BegunAt">Real time.</param>
/// <param name="MovedAt">Real time of the last batch.</param>
/// <param name="FinishedAt">Real time; null while it is not.</param>
public sealed record RunProgress(
    DateOnly AsOf, string State, long Done, long Total, decimal PerSecond, long? RemainingSeconds, long Decided, long Requested, long AwaitingApproval, long CalledBack, IReadOnlyList<Guid> Failed,
    DateTimeOffset BegunAt, DateTimeOffset MovedAt, DateTimeOffset? FinishedAt);

/// <summary>A creditor's dunning in figures.</summary>
/// <param name="Cases">Accounts heard of.</param>
/// <param name="CasesDunned">Of these, with at least one step decided.</param>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="HandedOverCents">With an agency.</param>
/// <param name="Blocked">Accounts by what stands against them.</param>
public sealed record DunningSummary(long Cases, long CasesDunned, long OpenCents, long OverdueCents, long HandedOverCents, IReadOnlyDictionary<string, long> Blocked);
