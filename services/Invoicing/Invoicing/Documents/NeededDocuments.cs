using System.Collections.Immutable;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Documents;

namespace Recouvrement.Invoicing.Documents;

/// <summary>
/// Which documents a claim needs: <c>Documents:Needed:0:AnyOf:0=signed_quote</c>, with <c>Objects</c> and <c>Customers</c> where it is for some only;
/// the defaults where the installation says nothing.
/// </summary>
sealed class NeededDocuments(IConfiguration configuration)
{
    /// <summary>All rules.</summary>
    public ImmutableArray<NeededDocument> All { get; } =
        configuration.GetSection("Documents:Needed").GetChildren().ToList() is { Count: > 0 } rules ? [.. rules.Select(Rule)] : NeededDocument.Defaults;

    static NeededDocument Rule(IConfigurationSection rule) =>
        new(Read<DocumentKind>(rule, "AnyOf"), Read<ClaimObject>(rule, "Objects"), Read<CustomerKind>(rule, "Customers"));

    static ImmutableArray<TEnum> Read<TEnum>(IConfigurationSection rule, string list) where TEnum : struct, Enum =>
    [
        .. rule.GetSection(list).GetChildren().Select(word => Words.Parse<TEnum>(word.Value)
            ?? throw new InvalidOperationException($"{word.Path} is '{word.Value}'; it is one of {Words.All<TEnum>()}.")),
    ];
}
