namespace Recouvrement.Dunning.Domain.Requests;

/// <summary>What a colleague is asked for.</summary>
/// <param name="Item">Document or question.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Case">The case it is for.</param>
/// <param name="Invoice">The invoice it is for; null for none.</param>
/// <param name="Member">Who is asked.</param>
/// <param name="DeadlineOn">Last day on which an answer is in time.</param>
/// <param name="EscalateDays">Working days after the deadline on which the manager hears of it.</param>
public sealed record RequestOrder(RequestItem Item, string Creditor, Guid Case, Guid? Invoice, Guid Member, DateOnly DeadlineOn, int EscalateDays);

/// <summary>The facts of a request to a colleague. What was written lies where it can be erased.</summary>
public abstract record RequestEvent
{
    RequestEvent()
    {
    }

    /// <summary>A colleague was asked.</summary>
    public sealed record RequestMade(Guid Request, RequestOrder Order, string By, DateOnly On) : RequestEvent;

    /// <summary>The colleague was reminded: the deadline has passed.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Count">How often by now.</param>
    /// <param name="On">The day.</param>
    public sealed record ColleagueReminded(Guid Request, int Count, DateOnly On) : RequestEvent;

    /// <summary>The colleague's manager has heard of it.</summary>
    public sealed record RequestEscalated(Guid Request, Guid Manager, DateOnly On) : RequestEvent;

    /// <summary>The colleague gave what was asked for.</summary>
    public sealed record RequestAnswered(Guid Request, Guid Member, string By, DateOnly On) : RequestEvent;

    /// <summary>The colleague cannot give it.</summary>
    public sealed record RequestDeclined(Guid Request, DeclineReason Reason, Guid Member, string By, DateOnly On) : RequestEvent;

    /// <summary>It is no longer needed.</summary>
    public sealed record RequestWithdrawn(Guid Request, string By, DateOnly On) : RequestEvent;
}

/// <summary>What a request can be told.</summary>
public abstract record RequestCommand
{
    RequestCommand()
    {
    }

    /// <summary>Ask a colleague; asked already, it stays as it is.</summary>
    public sealed record Ask(Guid Request, RequestOrder Order, string By, DateOnly On) : RequestCommand;

    /// <summary>Do what is due on a day: remind, or tell the manager.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Manager">Who answers that day for the manager of who is asked; null where there is none.</param>
    /// <param name="On">The day.</param>
    public sealed record Chase(Guid Request, Guid? Manager, DateOnly On) : RequestCommand;

    /// <summary>Here it is.</summary>
    public sealed record Reply(Guid Request, Guid? Member, string By, DateOnly On) : RequestCommand;

    /// <summary>It cannot be given.</summary>
    public sealed record Decline(Guid Request, DeclineReason Reason, Guid? Member, string By, DateOnly On) : RequestCommand;

    /// <summary>It is no longer needed.</summary>
    public sealed record Withdraw(Guid Request, string By, DateOnly On) : RequestCommand;
}
