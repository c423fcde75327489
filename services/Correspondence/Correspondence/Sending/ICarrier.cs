using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Sending;

/// <summary>What takes messages out of the house: a mail server, a postal provider.</summary>
interface ICarrier
{
    /// <summary>One of <see cref="Carriers"/>.</summary>
    string Name { get; }

    /// <summary>After it an attempt has ended by itself, whatever the other side does.</summary>
    TimeSpan LongestAttempt { get; }

    /// <summary>Hands a message over.</summary>
    Task<Dispatch> Send(OutgoingMessage message, CancellationToken stop);
}

/// <summary>The ways out.</summary>
static class Carriers
{
    /// <summary>SMTP.</summary>
    public const string Mail = "mail";

    /// <summary>The postal provider.</summary>
    public const string Post = "post";

    /// <summary>The provider of text messages.</summary>
    public const string Sms = "sms";

    /// <summary>The one that takes a message. What goes to a mailbox of the creditor goes by mail, whatever it would have been.</summary>
    public static string Of(Channel channel, bool redirected) => redirected ? Mail : channel switch
    {
        Channel.Email => Mail,
        Channel.Sms   => Sms,
        _             => Post,
    };
}

/// <summary>A message about to leave.</summary>
/// <param name="Decision">Its key, everywhere.</param>
/// <param name="About">What it is about; null for a mail to a colleague.</param>
/// <param name="Document">What leaves.</param>
/// <param name="MayHaveLeft">An earlier attempt ended in the dark: find out first where the carrier can tell.</param>
/// <param name="CalledBack">It was withdrawn meanwhile: it only counts as sent if it has left already.</param>
sealed record OutgoingMessage(Guid Decision, About? About, Document Document, bool MayHaveLeft, bool CalledBack)
{
    /// <summary>Copies of invoices that go beside a letter; those of a mail lie in it.</summary>
    public IReadOnlyList<EnclosedCopy> Copies { get; init; } = [];

    /// <summary>Whether it has been withdrawn by now: between the beginning of an attempt and its turn minutes may pass.</summary>
    public Func<CancellationToken, Task<bool>> IsCalledBack { get; init; } = static _ => Task.FromResult(false);

    /// <summary>What a carrier asks right before the step that cannot be taken back.</summary>
    /// <returns>How the attempt ends without that step; null where it may be taken.</returns>
    public async Task<Dispatch.NotNow?> Against(CancellationToken stop)
    {
        try
        {
            // Not made, or not made again: the debtor may have paid.
            return await IsCalledBack(stop) ? Dispatch.Withdrawn : null;
        }
        catch (Exception away) when (Transient.Is(away))
        {
            return new("withdrawal_unknown", MayHaveLeft);
        }
    }
}

/// <summary>What came of an attempt.</summary>
abstract record Dispatch
{
    Dispatch()
    {
    }

    /// <summary>It was called back, and is not handed over, or not again.</summary>
    public static NotNow Withdrawn { get; } = new("withdrawn", MayHaveLeft: false);

    /// <summary>The carrier has it.</summary>
    /// <param name="Reference">The carrier's id of a letter.</param>
    /// <param name="DepositedOn">The carrier's date of deposit.</param>
    public sealed record Left(string? Reference, DateOnly? DepositedOn) : Dispatch;

    /// <summary>The carrier will never take it.</summary>
    /// <param name="Reason">snake_case; says nothing about a person.</param>
    public sealed record TurnedAway(string Reason) : Dispatch;

    /// <summary>It has not left and does not leave with its copies: it is made anew without them.</summary>
    public sealed record WithoutCopies : Dispatch;

    /// <summary>Try again later.</summary>
    /// <param name="Fault">snake_case, for operations.</param>
    /// <param name="MayHaveLeft">Nobody knows whether the carrier has it.</param>
    public sealed record NotNow(string Fault, bool MayHaveLeft) : Dispatch
    {
        /// <summary>The carrier is there and does not take this message now, for its recipient's sake: it is asked less and less often, and not for ever.</summary>
        public bool Deferred { get; init; }

        /// <summary>All of it was handed over in this very attempt, and no answer came: it may be there, and nobody can be asked. It is repeated a few times only.</summary>
        public bool InTheDark { get; init; }

        /// <summary>It was not tried: it has its place in the pace of its recipient's domain after so long. How long it was put off before goes on counting.</summary>
        public TimeSpan? Wait { get; init; }
    }
}
