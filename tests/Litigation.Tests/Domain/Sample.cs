using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>The claims that the domain tests speak about.</summary>
static class Sample
{
    public static readonly DateOnly Monday = new(2026, 3, 16), Tuesday = new(2026, 3, 17), Friday = new(2026, 3, 20);
    public static readonly Guid Here = new("a1f0a1de-0f3e-5c51-9a10-2d9c1a5b7e01"), There = new("a1f0a1de-0f3e-5c51-9a10-2d9c1a5b7e02"), Placed = new("b2c0a1de-0f3e-5c51-9a10-2d9c1a5b7e03");
    public static readonly DebtorCase Of = new(new("3b1f8c52-7e0d-5b7f-a6c4-91d2e3f4a503"), "000123455", new("9d2c4b6a-8e1f-5a3b-b7d5-c6e4f2a1b304"), "C0012");
    public static readonly Claim
        Large = new(new("5f0e9d1a-93a7-5c1e-8b7e-2f64c1d2a301"), "FA2025-00114", "FA2025-00114", new(2025, 11, 12), new(2025, 12, 12), Money.Euros(1800), Money.Euros(1200), 4),
        Small = new(new("8a4b6c2d-1f3e-5d7a-9b8c-6e5f4d3c2b02"), "FA2025-00207", "FA2025-00207", new(2025, 11, 28), new(2025, 12, 28), Money.Euros(90), Money.Euros(90), 1);

    public static readonly ImmutableArray<Claim> Both = [Large, Small];
    public static readonly Mandate Alpha = new(Of, "alpha");
    public static readonly Guid Notice = new("c3d0a1de-0f3e-5c51-9a10-2d9c1a5b7e04");
}
