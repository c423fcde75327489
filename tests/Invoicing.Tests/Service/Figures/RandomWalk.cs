using Recouvrement.Invoicing.Domain.Accounts;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

/// <summary>Documents, corrections and reversals in no sensible order through the public API, with a memory of what was accepted.</summary>
sealed class RandomWalk(InvoicingService service, int seed)
{
    readonly Random random = new(seed);
    readonly Dictionary<string, (string Customer, DateOnly On, long Cents)> documents = [];
    readonly Dictionary<string, DateOnly> reversed = [];
    DateOnly today = InvoicingService.Today;

    public List<string> Customers { get; } = [];

    public DateOnly First => documents.Values.Min(d => d.On).AddDays(-1);

    public DateOnly Last => today.AddDays(60);

    public async Task Go(int steps)
    {
        for (var i = 0; i < 2; i++) Customers.Add(await service.NewCustomer());
        for (var step = 0; step < steps; step++)
        {
            if (random.Next(3) == 0) await service.Host.SetToday(today = today.AddDays(random.Next(1, 6)));
            await Step();
        }
    }

    /// <summary>What was open of an account at the end of a day: debits less credits, and what came back.</summary>
    public long Open(string customer, DateOnly day) => documents.Where(d => d.Value.Customer == customer && d.Value.On <= day).Sum(d =>
        d.Key.StartsWith("/invoices", StringComparison.Ordinal) ? d.Value.Cents
        : reversed.TryGetValue(d.Key, out var back) && Days.Later(d.Value.On, back) <= day ? 0
        : -d.Value.Cents);

    async Task Step()
    {
        // A number belongs to one customer; where it comes again it is a correction.
        var n = random.Next(1, 7);
        var customer = Customers[n % Customers.Count];
        var on = today.AddDays(random.Next(-20, 5));
        var cents = random.Next(1, 30) * 100L;
        var invoices = random.Next(3) == 0 ? new[] { new { number = $"WALK-{random.Next(1, 7)}" } } : [];
        var issuedOn = new DateOnly(2026, on.Month, on.Day);
        switch (random.Next(9))
        {
            case < 3: await Put($"/invoices/WALK-{n}", customer, issuedOn, cents, new { customer, issuedOn, amountCents = cents }); break;
            case < 6: await Put($"/payments/WALK-{n}", customer, on, cents, new { customer, receivedOn = on, amountCents = cents, invoices }); break;
            case < 8: await Put($"/credit-notes/WALK-{n}", customer, issuedOn, cents, new { customer, issuedOn, amountCents = cents, invoices }); break;
            default:
                using (var answer = await service.Post($"/payments/WALK-{n}/reversal", new { on, reason = "rejected" }))
                    if (answer.IsSuccessStatusCode) reversed.TryAdd($"/payments/WALK-{n}", on);
                break;
        }
    }

    async Task Put(string path, string customer, DateOnly on, long cents, object body)
    {
        using var answer = await service.Put(path, body);
        if (answer.IsSuccessStatusCode) documents[path] = (customer, on, cents);
    }
}
