using System.Net;
using System.Text.Json;

namespace Recouvrement.Litigation.Tests.Year;

/// <summary>Money that an agency has received, in its own book.</summary>
sealed record Received(Guid Placement, string Reference, long Cents, DateOnly On)
{
    public bool HasReceipt { get; set; }

    public DateOnly? RemittedOn { get; set; }

    public bool IsInvoiced { get; set; }

    /// <summary>15 % and its tax of 20 %, each half-up to the cent: reckoned here a second way, in whole numbers.</summary>
    public (long Net, long Vat) Fee => (Half(Cents * 15, 100), Half(Half(Cents * 15, 100) * 20, 100));

    static long Half(long product, long by) => ((2 * product) + by) / (2 * by);
}

/// <summary>An agency that knows nothing but its key: it reads its placements, reports, remits once a month and invoices.</summary>
sealed class PlayedAgency(YearScene scene, string name, string creditor, bool nets)
{
    readonly HashSet<Guid> done = [];
    readonly HashSet<Guid> seen = [];

    public List<Received> Book { get; } = [];

    /// <summary>What it did that it may not: kind and reference.</summary>
    public List<(string Kind, string Reference)> Wrongs { get; } = [];

    public long Invoiced { get; private set; }

    bool IsLate => name == "late";

    bool IsMessy => name == "messy";

    public async Task Act(DateOnly day)
    {
        foreach (var placement in (await scene.Get(Key, "/agency/placements")).EnumerateArray().Where(p => p.GetProperty("status").GetString() == "live"))
            await Work(placement.GetProperty("placementId").GetGuid(), DateOnly.Parse(placement.GetProperty("placedOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture), day);
        foreach (var received in Book.Where(r => !r.HasReceipt && r.On.AddDays(1) == day && !(IsLate && Turn(r.Placement) % 2 == 0))) await Receipt(received, day);
        if (day.Day == (IsLate ? 20 : 1)) await Remit([.. Book.Where(r => r.RemittedOn is null && (IsLate ? r.On < new DateOnly(day.Year, day.Month, 1) : r.On < day))], day);
        if (day.Day == 25) await Invoice([.. Book.Where(r => r is { RemittedOn: not null, IsInvoiced: false })], day);
    }

    async Task Work(Guid placement, DateOnly placedOn, DateOnly day)
    {
        var (age, turn) = (day.DayNumber - placedOn.DayNumber, Turn(placement));
        if (seen.Add(placement))
        {
            var refuses = IsMessy && turn % 10 == 9;
            await Say(placement, refuses ? "refusal" : "acknowledgement", refuses ? new { reference = $"no-{placement}", reason = "no_capacity" } : (object)new { reference = $"ack-{placement}" });
            if (refuses) return;
        }

        if (age == 5) await Say(placement, "actions", new { reference = $"act-{placement}", kind = "call", on = day });
        else if (IsMessy && turn % 10 == 8 && age == 40) await GoToCourt(placement, day);
        else if (age == 12 && turn % 3 < 2 && done.Add(placement)) await Collect(placement, turn % 3 == 0, day);
        else if (age == 90 && turn % 3 == 2) await Say(placement, "closure", new { reference = $"end-{placement}", code = "uneconomic" });
    }

    async Task Collect(Guid placement, bool whole, DateOnly day)
    {
        foreach (var claim in (await scene.Get(Key, $"/agency/placements/{placement}")).GetProperty("claims").EnumerateArray())
        {
            var (owed, reference) = (claim.GetProperty("outstandingCents").GetInt64(), $"col-{claim.GetProperty("number").GetString()}");
            var cents = whole ? owed : owed / 2;
            if (cents == 0) continue;
            // What is not there yet has no receipt: the answer says so, and nothing is written.
            if (IsMessy) Assert.Equal(422, (int)(await scene.Ask(Key, HttpMethod.Post, $"/agency/placements/{placement}/receipts", new { reference = $"rc-{reference}", collection = reference, on = day })).Status);
            await Say(placement, "collections", new { reference, claimId = claim.GetProperty("claimId").GetGuid(), amountCents = cents, currency = "EUR", on = day });
            Book.Add(new(placement, reference, cents, day));
        }
    }

    async Task Receipt(Received received, DateOnly day)
    {
        await Say(received.Placement, "receipts", new { reference = $"rc-{received.Reference}", collection = received.Reference, on = day });
        received.HasReceipt = true;
    }

    async Task GoToCourt(Guid placement, DateOnly day)
    {
        await Say(placement, "phase", new { reference = $"pre-{placement}", phase = "pre_litigation", on = day });
        await Say(placement, "phase", new { reference = $"court-{placement}", phase = "judicial", on = day });
        Wrongs.Add(("act_without_green_light", $"court-{placement}"));
    }

    async Task Remit(IReadOnlyList<Received> lines, DateOnly day)
    {
        if (lines.Count == 0) return;
        await Report("/agency/remittances", new
        {
            reference = $"rem-{day:yyyyMMdd}", creditor, amountCents = lines.Sum(Remitted), currency = "EUR", on = day,
            lines = lines.Select(r => new { placementId = r.Placement, collection = r.Reference, amountCents = Remitted(r) }).ToArray(),
        });
        foreach (var line in lines) line.RemittedOn = day;
    }

    async Task Invoice(IReadOnlyList<Received> lines, DateOnly day)
    {
        if (lines.Count == 0) return;
        // One cent too much on the first line, twice a year.
        var extra = IsMessy && day.Month is 4 or 8 ? 1 : 0;
        await Report("/agency/fee-invoices", new
        {
            reference = $"inv-{day:yyyyMMdd}", creditor, netCents = lines.Sum(r => r.Fee.Net) + extra, vatCents = lines.Sum(r => r.Fee.Vat), currency = "EUR", on = day,
            lines = lines.Select((r, at) => new { placementId = r.Placement, collection = r.Reference, netCents = r.Fee.Net + (at == 0 ? extra : 0), vatCents = r.Fee.Vat }).ToArray(),
        });
        Invoiced += lines.Sum(r => r.Fee.Net + r.Fee.Vat) + extra;
        if (extra > 0) Wrongs.Add(("fee_invoiced_differs", lines[0].Reference));
        foreach (var line in lines) line.IsInvoiced = true;
    }

    public long Remitted(Received received) => nets ? received.Cents - received.Fee.Net - received.Fee.Vat : received.Cents;

    public string Key => $"{name}-key";

    Task Say(Guid placement, string what, object body) => Report($"/agency/placements/{placement}/{what}", body);

    async Task Report(string path, object body)
    {
        for (var times = IsMessy ? 3 : 1; times > 0; times--)
        {
            var (status, answer) = await scene.Ask(Key, HttpMethod.Post, path, body);
            Assert.True((int)status < 300 || status == HttpStatusCode.Gone, $"{name} {path}: {status} {answer} for {JsonSerializer.Serialize(body)}");
        }
    }

    // The same number for a placement in every run.
    static int Turn(Guid placement) => (int)(BitConverter.ToUInt32(placement.ToByteArray(), 0) % 30);
}
