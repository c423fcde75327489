using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>What happens next to an invoice, and when; or what stands against it, and who can remove it.</summary>
public abstract record NextAction
{
    NextAction()
    {
    }

    /// <summary>Nothing: it is settled, or its terms are not known yet.</summary>
    public sealed record None : NextAction;

    /// <summary>A step is to be taken today.</summary>
    /// <param name="Step">Which.</param>
    /// <param name="Channel">The way it takes, which may be the fallback.</param>
    /// <param name="Skipped">Steps passed over on the way to it; null where none was.</param>
    public sealed record Due(PolicyStep Step, Channel Channel, ImmutableArray<string>? Skipped = null) : NextAction
    {
        /// <summary>It is a text message that goes out by itself.</summary>
        public bool IsSentText { get; init; }

        /// <summary>A person does it.</summary>
        public bool IsTask => Channel.IsTask() && !IsSentText;
    }

    /// <summary>It is to be proposed for hand-over today.</summary>
    /// <param name="Notice">Decision of the formal notice that has run out.</param>
    public sealed record HandOverDue(Guid Notice) : NextAction;

    /// <summary>A step comes on a later day.</summary>
    /// <param name="Step">Name of the step, or <c>hand_over</c>.</param>
    /// <param name="Until">The first day it can be taken.</param>
    public sealed record Wait(string Step, DateOnly Until) : NextAction;

    /// <summary>Something stands against the next step.</summary>
    /// <param name="By">What, and who can remove it.</param>
    /// <param name="Until">Day on which it ends by itself, or null.</param>
    public sealed record Blocked(Blocker By, DateOnly? Until = null) : NextAction;

    /// <summary>The day from which the answer may be another one without anything being heard, or null.</summary>
    internal DateOnly? LookAgain(DateOnly today) => this switch
    {
        Due or HandOverDue                   => today.AddDays(1),
        Wait wait                            => wait.Until,
        Blocked { By.EndsWithNews: true }    => today.AddDays(1),
        Blocked blocked                      => blocked.Until,
        _                                    => null,
    };
}

/// <summary>What stands against the next step of an invoice.</summary>
/// <param name="Reason">snake_case; part of the API.</param>
/// <param name="Owner">Who can remove it.</param>
/// <param name="EndsWithNews">It ends with news about the whole entity, which no case hears by itself: look again every day.</param>
/// <param name="IsUnderWay">The step is being taken: nothing is wrong, somebody is at it.</param>
public sealed record Blocker(string Reason, string Owner, bool EndsWithNews = false, bool IsUnderWay = false)
{
    /// <summary>Why the last attempt failed, where that stands against the next (<see cref="FailedSending"/>); else null.</summary>
    public string? Failure { get; init; }

    /// <summary>The claim is with an agency.</summary>
    public static Blocker HandedOver { get; } = new("handed_over", "agency", IsUnderWay: true);

    /// <summary>Insolvency proceedings froze it: it is declared, neither claimed nor paid (L622-7, L622-21).</summary>
    public static Blocker Insolvency { get; } = new("insolvency", "accounting");

    /// <summary>Some of its instalments are not due yet: it does not leave the house before they are.</summary>
    public static Blocker InstalmentsToCome { get; } = new("instalments_to_come", "collector");

    /// <summary>The debtor contests it.</summary>
    public static Blocker Disputed { get; } = new("disputed", "collector");

    /// <summary>A kept plan gave up what is left of it: its credit note has yet to come.</summary>
    public static Blocker DiscountToCredit { get; } = new("discount_to_credit", "accounting");

    /// <summary>Something holds it without being a dispute; named for that: <c>held_factored</c>.</summary>
    public static Blocker Held(HoldState hold) => new(
        "held_" + hold.Reason, hold.Reason is "payment_announced" or "payment_under_way" or "other" ? "collector" : "accounting");

    /// <summary>Somebody promised, planned or paused it.</summary>
    public static Blocker Of(Stop stop) => new(stop.Reason, stop.Owner);

    /// <summary>Its only date is that of an opening entry: a person confirms one first.</summary>
    public static Blocker OpeningEntry { get; } = new("opening_entry", "accounting");

    /// <summary>Its policy has no thresholds for its currency.</summary>
    public static Blocker ForeignCurrency { get; } = new("foreign_currency", "collector");

    /// <summary>The entity has stopped all dunning.</summary>
    public static Blocker Stopped { get; } = new("stopped", "manager");

    /// <summary>Nothing was heard of the customer but its number.</summary>
    public static Blocker DebtorUnknown { get; } = new("debtor_unknown", "accounting");

    /// <summary>No policy follows this kind of debtor.</summary>
    public static Blocker NoPolicy { get; } = new("no_policy", "manager");

    /// <summary>After a formal notice that has run out, this policy leaves it to a person.</summary>
    public static Blocker NoticeRunOut { get; } = new("notice_run_out", "manager");

    /// <summary>The policy has no further step.</summary>
    public static Blocker PolicyEnded { get; } = new("policy_ended", "manager");

    /// <summary>No address is known for the step.</summary>
    public static Blocker NoAddress { get; } = new("no_address", "collector");

    /// <summary>Every known address for the step has failed.</summary>
    public static Blocker Undeliverable { get; } = new("undeliverable", "collector");

    /// <summary>The debtor's unallocated money covers what is overdue.</summary>
    public static Blocker InCredit { get; } = new("in_credit", "accounting");

    /// <summary>So little is overdue that only a statement of account is worth it.</summary>
    public static Blocker BelowMinimum { get; } = new("below_minimum", "accounting");

    /// <summary>Too little is overdue for a registered letter or an agency.</summary>
    public static Blocker BelowNoticeMinimum { get; } = new("below_notice_minimum", "manager");

    /// <summary>A threat was never a first contact, nor the second.</summary>
    public static Blocker TooFewContacts { get; } = new("too_few_contacts", "manager");

    /// <summary>Sales objects to threats: it ends on its day, or when a manager lifts it.</summary>
    public static Blocker SalesObjection { get; } = new("sales_objection", "manager");

    /// <summary>Payments may have come in that nobody knows of yet.</summary>
    public static Blocker BankFeedStale { get; } = new("bank_feed_stale", "accounting", EndsWithNews: true);

    /// <summary>The table of legal parameters does not reach these days: it is never guessed.</summary>
    public static Blocker LegalParameterMissing { get; } = new("legal_parameter_missing", "ops");

    /// <summary>A second person must agree.</summary>
    public static Blocker AwaitingApproval { get; } = new("awaiting_approval", "manager", IsUnderWay: true);

    /// <summary>A second person did not agree.</summary>
    public static Blocker Rejected { get; } = new("rejected", "manager");

    /// <summary>Its message is on its way out.</summary>
    public static Blocker BeingSent { get; } = new("being_sent", "correspondence", IsUnderWay: true);

    /// <summary>Something else is being said to the debtor first.</summary>
    public static Blocker OneVoice { get; } = new("one_voice", "manager", IsUnderWay: true);

    /// <summary>A collector is to call.</summary>
    public static Blocker CallToMake { get; } = new("call_to_make", "collector", IsUnderWay: true);

    /// <summary>The carrier has not yet said what became of the notice.</summary>
    public static Blocker AwaitingProof { get; } = new("awaiting_proof", "carrier", IsUnderWay: true);

    /// <summary>The carrier has said nothing for too long: a task, never an automatism.</summary>
    public static Blocker NoProof { get; } = new("no_proof", "collector");

    /// <summary>The notice reached nobody.</summary>
    public static Blocker UnknownAddress { get; } = new("unknown_address", "collector");

    /// <summary>The entity's dunning is not live: there is nothing to hand over.</summary>
    public static Blocker NotLive { get; } = new("not_live", "manager");

    /// <summary>The entity does not hand over.</summary>
    public static Blocker HandOverOff { get; } = new("hand_over_off", "manager");
}
