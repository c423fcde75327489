using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Year;

/// <summary>A file that was handed over, as the creditor's side knows it.</summary>
sealed record PlayedFile(int Number, string Creditor, string Agency, ClaimsHandedOverV1 HandedOver, DateOnly On)
{
    /// <summary>What is owed on each claim by the creditor's accounts.</summary>
    public Dictionary<Guid, (long Owed, long Version)> Balances { get; } = HandedOver.Claims.ToDictionary(c => c.Invoice, c => (c.OutstandingCents, 1L));

    public bool IsInsolvent { get; set; }
}

/// <summary>Dunning and Invoicing, played on the bus: they hand over, are paid directly, book what agencies report, hear of disputes and insolvencies.</summary>
sealed class PlayedCreditors(YearScene scene)
{
    const int Files = 300;

    long published;
    int booked;

    public List<PlayedFile> All { get; } = [];

    /// <summary>One file a day for three hundred days, and what happens to those of before.</summary>
    public async Task Live(DateOnly day, int passed)
    {
        if (passed < Files) await HandOver(passed, day);
        foreach (var file in All)
        {
            var age = day.DayNumber - file.On.DayNumber;
            if (file.Number % 11 == 5 && age == 20) await Pay(file, file.HandedOver.Claims[0].Invoice, file.Balances[file.HandedOver.Claims[0].Invoice].Owed / 2, "payment", day);
            if (file.Number % 17 == 3 && age == 30) await FallInsolvent(file, day);
            if (file.Number % 13 == 7 && age == 10) await Publish(new InvoiceDisputedV1(file.Creditor, file.HandedOver.Debtor, "C1", file.HandedOver.Claims[0].Invoice, "F", $"D-{file.Number}", "quality", 100, "EUR", 50, day));
            if (file.Number % 13 == 7 && age == 25) await Publish(new InvoiceDisputeResolvedV1(file.Creditor, file.HandedOver.Debtor, "C1", file.HandedOver.Claims[0].Invoice, "F", $"D-{file.Number}", "rejected", 51, day));
        }

        await Settle();
    }

    /// <summary>What agencies have reported since is in the accounts.</summary>
    public async Task Book(DateOnly day, int reported)
    {
        await Eventually.Is(() => scene.Bus.Heard<CollectionReportedV1>().Count >= reported, $"{reported} collections are told");
        foreach (var collected in scene.Bus.Heard<CollectionReportedV1>().Skip(booked).ToList())
        {
            booked++;
            await Pay(All.Single(f => f.Balances.ContainsKey(collected.Invoice)), collected.Invoice, collected.AmountCents, "agency_collection", day);
        }

        await Settle();
    }

    async Task HandOver(int number, DateOnly day)
    {
        var (agency, creditor, _) = YearScene.Pairs[number % 3];
        HandedOverClaimV1 Claim(string of, long cents) =>
            new(NameBasedId.Of($"year|{number}|{of}"), $"F{number}-{of}", $"F{number}-{of}", day.AddDays(-120), day.AddDays(-90), cents, cents, 1);
        var handed = new ClaimsHandedOverV1(
            NameBasedId.Of($"year handover|{number}"), NameBasedId.Of($"year case|{number}"), creditor, NameBasedId.Of($"year debtor|{number}"), $"C{number}", 1, NameBasedId.Of($"year notice|{number}"),
            [Claim("1", 10_000 + (number * 7_919 % 90_000)), Claim("2", 5_001 + (number * 104_729 % 50_000))], "EUR", 12, day);
        All.Add(new(number, creditor, agency, handed, day));
        await Publish(handed);
    }

    async Task Pay(PlayedFile file, Guid invoice, long cents, string cause, DateOnly day)
    {
        var (owed, version) = file.Balances[invoice];
        file.Balances[invoice] = (owed - cents, version + 1);
        await Publish(new InvoiceBalanceChangedV1(file.Creditor, file.HandedOver.Debtor, file.HandedOver.CustomerNumber, invoice, "F", owed - cents, cents, "EUR", cause, NameBasedId.Of($"year payment|{invoice}|{version}"), version + 1, day));
    }

    async Task FallInsolvent(PlayedFile file, DateOnly day)
    {
        file.IsInsolvent = true;
        await Publish(new DebtorInsolvencyOpenedV1(file.Creditor, file.HandedOver.Debtor, file.HandedOver.CustomerNumber, "liquidation", day, null, 7, day));
        await Publish(new ClaimsRecalledV1(file.HandedOver.HandOver, file.HandedOver.Case, file.Creditor, "insolvent", 13, day));
    }

    async Task Publish<T>(T message) where T : class
    {
        published++;
        await scene.Bus.Publish(message);
    }

    // A day is over when all that was said on it was heard.
    Task Settle() => Eventually.Is(async () => await scene.Heard() >= published, $"{published} messages are heard");
}
