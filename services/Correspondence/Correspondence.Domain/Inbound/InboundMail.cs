using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Inbound.InboundCommand;
using static Recouvrement.Correspondence.Domain.Inbound.InboundEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>What a mail belongs to.</summary>
/// <param name="Decision">The message it is about; null where only the case is known.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Redirected">The message went to a mailbox of the creditor: whoever answers it is no debtor.</param>
public sealed record Belonging(Guid? Decision, Guid Case, string Creditor, bool Redirected);

/// <summary>What happens to one mail that came in. Its words lie where they can be erased.</summary>
public abstract record InboundEvent
{
    InboundEvent()
    {
    }

    /// <summary>It came.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="StatusCode">Enhanced status code of a report; null where none was given.</param>
    /// <param name="ReturnOn">Day on which an absence says it ends; null where it says none.</param>
    /// <param name="Sha256">Of its bytes as they came first, lower-case hexadecimal.</param>
    /// <param name="Bytes">How many.</param>
    /// <param name="On">Business date.</param>
    public sealed record MailArrived(MailKind Kind, string? StatusCode, DateOnly? ReturnOn, string Sha256, long Bytes, DateOnly On) : InboundEvent;

    /// <summary>It is about a case: a report, a complaint, a colleague's word, or what answers a mail that never went to the debtor.</summary>
    /// <param name="To">What it belongs to.</param>
    /// <param name="How">By what that was found.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Kind">What it proved to be, once it was known what it belongs to; null where it is what it came as, and in facts of before.</param>
    public sealed record MailFiled(Belonging To, MatchedBy How, DateOnly On, MailKind? Kind = null) : InboundEvent;

    /// <summary>The debtor, or its mailbox by itself, has written about a case.</summary>
    /// <param name="To">What it belongs to.</param>
    /// <param name="Automatic">A machine wrote it.</param>
    /// <param name="How">By what that was found.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReplyFiled(Belonging To, bool Automatic, MatchedBy How, DateOnly On) : InboundEvent;

    /// <summary>A person has found it to be about no case.</summary>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record MailSetAside(string By, DateOnly On) : InboundEvent;
}

/// <summary>What a mail that came in can be told.</summary>
public abstract record InboundCommand
{
    InboundCommand()
    {
    }

    /// <summary>It came.</summary>
    /// <param name="Found">What it is.</param>
    /// <param name="Sha256">Of its bytes.</param>
    /// <param name="Bytes">How many.</param>
    /// <param name="On">Business date.</param>
    public sealed record Receive(Classified Found, string Sha256, long Bytes, DateOnly On) : InboundCommand;

    /// <summary>It belongs to a case.</summary>
    /// <param name="To">Which.</param>
    /// <param name="How">By what that was found.</param>
    /// <param name="On">Business date.</param>
    /// <param name="ByColleague">Its author got a copy of what the debtor was written, and is not the debtor.</param>
    public sealed record FileUnder(Belonging To, MatchedBy How, DateOnly On, bool ByColleague = false) : InboundCommand;

    /// <summary>It belongs to none.</summary>
    /// <param name="By">Who says so.</param>
    /// <param name="On">Business date.</param>
    public sealed record SetAside(string By, DateOnly On) : InboundCommand;
}

/// <summary>One mail that came in (courrier électronique reçu): the same mail is one, by whichever way and however often it comes.</summary>
/// <param name="Found">What it is; null before it came.</param>
/// <param name="Under">What it belongs to; null while nobody knows.</param>
/// <param name="IsSetAside">A person has found it to be about no case.</param>
public sealed record InboundMail(Classified? Found, Belonging? Under, bool IsSetAside) : IDecider<InboundMail, InboundCommand, InboundEvent>
{
    /// <inheritdoc/>
    public static InboundMail Initial { get; } = new(null, null, false);

    /// <inheritdoc/>
    public static Decision<InboundEvent> Decide(InboundMail state, InboundCommand command) => (state, command) switch
    {
        ({ Found: null }, Receive came)           => new MailArrived(came.Found.Kind, came.Found.StatusCode, came.Found.ReturnOn, came.Sha256, came.Bytes, came.On),
        (_, Receive)                              => Nothing,
        ({ Found: null }, _)                      => Refuse("no_such_mail", "There is no such mail."),
        ({ Under: { } known }, FileUnder under)   => known == under.To ? Nothing : Refuse("already_filed", "This mail belongs to a case already."),
        ({ Found: { } found }, FileUnder under)   => Filed(found.Kind, under),
        ({ Under: not null }, SetAside)           => Refuse("already_filed", "This mail belongs to a case."),
        ({ IsSetAside: true }, SetAside)          => Nothing,
        (_, SetAside aside)                       => new MailSetAside(aside.By, aside.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static InboundMail Evolve(InboundMail state, InboundEvent happened) => happened switch
    {
        MailArrived e => state with { Found = new(e.Kind, e.StatusCode, e.ReturnOn) },
        MailFiled e   => state with { Under = e.To, IsSetAside = false, Found = e.Kind is { } kind ? new(kind, state.Found?.StatusCode, state.Found?.ReturnOn) : state.Found },
        ReplyFiled e  => state with { Under = e.To, IsSetAside = false },
        MailSetAside  => state with { IsSetAside = true },
        _ => throw new UnreachableException(),
    };

    // What a person assigns was read by that person: where nothing tells what it is, it is taken for what somebody wrote.
    static InboundEvent Filed(MailKind kind, FileUnder under) => kind switch
    {
        _ when under.To.Redirected                                                      => new MailFiled(under.To, under.How, under.On),
        // A colleague's absence is nobody's word at all.
        MailKind.AutoReply or MailKind.Challenge when under.ByColleague                 => new MailFiled(under.To, under.How, under.On),
        MailKind.Reply or MailKind.Unknown when under.ByColleague                       => new MailFiled(under.To, under.How, under.On, MailKind.Colleague),
        MailKind.Reply or MailKind.Unknown when kind is MailKind.Reply || under.How is MatchedBy.Person => new ReplyFiled(under.To, false, under.How, under.On),
        MailKind.AutoReply or MailKind.Challenge                                        => new ReplyFiled(under.To, true, under.How, under.On),
        _                                                                               => new MailFiled(under.To, under.How, under.On),
    };
}
