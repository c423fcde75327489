using System.Globalization;
using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>What AR24's dates mean in the states of a registered letter (rule R4.3).</summary>
static class Ar24States
{
    static readonly HashSet<string> Known = new(["waiting", "sent", "dp", "ev", "AR", "refused", "negligence", "bounced", "recipient_update"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// All that is told of a mail. With the notice it is deposited, presented and waits: the addressee has 15 days from the day after. Accepted is delivered; refused is refused; not accepted in time
    /// is unclaimed, which nobody has judged yet; a notice that came back reached nobody.
    /// </summary>
    public static (IReadOnlyList<CarrierReport> States, IReadOnlyList<UnreadState> Unread) Of(Ar24Mail mail)
    {
        var (states, unread) = (new List<CarrierReport>(), new List<UnreadState>());
        Tell(mail.TsEvDate, CarrierState.Deposited, CarrierState.FirstPresented, CarrierState.NoticeLeft);
        Tell(mail.ViewDate, CarrierState.Delivered);
        Tell(mail.RefusedDate, CarrierState.Refused);
        Tell(mail.NegligenceDate, CarrierState.Unclaimed);
        Tell(mail.BouncedDate, CarrierState.UnknownAddress);
        if (mail.Status is { } word && !Known.Contains(word)) unread.Add(new(word[..Math.Min(word.Length, 40)], null));
        if (mail.SendFail is true) unread.Add(new("send_fail", null));
        return (states, unread);

        void Tell(string? at, params ReadOnlySpan<CarrierState> meant)
        {
            if (string.IsNullOrEmpty(at)) return;
            if (Day(at) is not { } day) unread.Add(new(at[..Math.Min(at.Length, 40)], null));
            else
                foreach (var state in meant) states.Add(new(state, day));
        }
    }

    /// <summary>The day of one of its dates, which are in Paris; null where it is none.</summary>
    public static DateOnly? Day(string? at) =>
        DateTime.TryParseExact(at, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var told) ? DateOnly.FromDateTime(told) : null;
}
