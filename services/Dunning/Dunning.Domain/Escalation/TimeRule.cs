using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>What stands against a step only until time has passed, told to who asks why; the engine waits for it without a name.</summary>
static class TimeRule
{
    const string Time = "calendar";

    /// <summary>Nothing is owed any more.</summary>
    internal static Blocker Settled { get; } = new("settled", "nobody");

    /// <summary>Its day has not come.</summary>
    internal static Blocker StepNotDue { get; } = new("step_not_due", Time);

    /// <summary>The debtor was contacted too lately.</summary>
    internal static Blocker ContactInterval { get; } = new("contact_interval", Time);

    /// <summary>A weekend, a holiday or a quiet day of the policy.</summary>
    internal static Blocker QuietDay { get; } = new("quiet_day", Time);

    /// <summary>Sales people are told some days before a threat.</summary>
    internal static Blocker SalesNotice { get; } = new("sales_notice", Time);

    /// <summary>What keeps any contact from being made today.</summary>
    internal static IEnumerable<NextAction.Blocked> Against(DateOnly on, DateOnly contactFrom, ContactCalendar calendar)
    {
        if (contactFrom > on) yield return new(ContactInterval, contactFrom);
        if (!calendar.IsAllowed(on)) yield return new(QuietDay, calendar.Next(on));
    }
}
