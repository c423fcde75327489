using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>What Maileva's words for a letter's way mean in ours. A word that is not in here is kept as it is told.</summary>
static class MailevaStates
{
    // The published table of delivery statuses of registered_mail/v4.
    static readonly Dictionary<string, CarrierState[]> Codes = new(StringComparer.Ordinal)
    {
        ["LP01"] = [CarrierState.Deposited],                                  // pris en charge
        ["LP08"] = [CarrierState.NoticeLeft],                                 // pli mis à disposition en bureau de poste
        ["LP09"] = [CarrierState.FirstPresented, CarrierState.NoticeLeft],    // destinataire absent avisé
        ["LP10"] = [CarrierState.FirstPresented],                             // destinataire absent, nouveau rendez-vous
        ["LP15"] = [CarrierState.Delivered],                                  // distribué
        ["LP16"] = [CarrierState.Delivered],                                  // distribué, avec remarques
        ["LP17"] = [CarrierState.Returned],                                   // distribué à l'expéditeur
        ["LP19"] = [CarrierState.Unclaimed],                                  // délai d'instance expiré
        ["LP20"] = [CarrierState.UnknownAddress],                             // adresse incorrecte ou incomplète
        ["LP21"] = [CarrierState.UnknownAddress],                             // inconnu à l'adresse
        ["LP22"] = [CarrierState.Refused],                                    // pli refusé
        ["LP28"] = [CarrierState.Delivered],                                  // distribué au destinataire après enquête
        ["LP29"] = [CarrierState.Delivered],                                  // remis et distribué en lot
    };

    // On its way, and proofs of which the dates tell the same.
    static readonly HashSet<string> OnTheWay = new(["LP02", "LP03", "LP04", "LP05", "LP06", "LP07", "LP11", "LP12", "LP13", "LP14", "LP18", "LP23", "LP26"], StringComparer.Ordinal);

    // The published reasons of an undelivered letter (PND).
    static readonly Dictionary<string, CarrierState> Reasons = new(StringComparer.Ordinal)
    {
        ["N02"] = CarrierState.UnknownAddress, ["N03"] = CarrierState.Unclaimed, ["N05"] = CarrierState.Refused, ["N07"] = CarrierState.UnknownAddress,
    };

    /// <summary>All that is told of one addressee's letter.</summary>
    public static (IReadOnlyList<CarrierReport> States, IReadOnlyList<UnreadState> Unread) Of(Recipient told)
    {
        var (states, unread) = (new List<CarrierReport>(), new List<UnreadState>());
        if (told.DepositProofDate is { } deposited) states.Add(new(CarrierState.Deposited, Day(deposited)));
        foreach (var scan in told.DeliveryStatuses ?? []) Read(scan.Code, scan.Date, Codes.GetValueOrDefault(scan.Code ?? ""));
        foreach (var main in told.MainDeliveryStatuses ?? []) Read(main.Code, main.Date, Category(main));
        if (told.UndeliveredMailReason is { } reason) Read(reason, told.UndeliveredMailDate, Reasons.TryGetValue(reason, out var why) ? [why] : null);
        if (told.Status is "REJECTED" or "SENDING_REJECTED" or "CANCELED" or "BLOCKED") unread.Add(new(told.Status, null));
        return ([.. Earliest(states)], [.. unread.Distinct()]);

        void Read(string? word, DateTimeOffset? at, CarrierState[]? meant)
        {
            if (meant is null)
            {
                if (!OnTheWay.Contains(word ?? "")) unread.Add(new(Cut(word), at is { } day ? Day(day) : null));
            }
            else if (at is { } on)
            {
                states.AddRange(meant.Select(state => new CarrierReport(state, Day(on))));
            }
            else
            {
                unread.Add(new(Cut(word), null));
            }
        }
    }

    static CarrierState[]? Category(DeliveryStatus main) => main.Category switch
    {
        "FIRST_PRESENTATION" => [CarrierState.FirstPresented],
        "DELIVERED"          => [CarrierState.Delivered],
        "DELIVERING"         => [],
        "UNDELIVERED"        => Codes.GetValueOrDefault(main.Code ?? ""),
        _                    => null,
    };

    // The same state is told by several of its words, on the day itself and when a scan of it arrives: its day is the first.
    static IEnumerable<CarrierReport> Earliest(IEnumerable<CarrierReport> states) => states.GroupBy(s => s.State).Select(same => same.MinBy(s => s.On)!);

    static DateOnly Day(DateTimeOffset at) => ParisTime.DateOf(at);

    static string Cut(string? word) => word is { Length: > 0 } ? word[..Math.Min(word.Length, 40)] : "?";
}
