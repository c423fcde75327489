namespace Recouvrement.Platform.Hosting;

/// <summary>A figure of the business, measured by one statement over read tables.</summary>
public sealed record Figure
{
    static readonly HashSet<string> Known = ["creditor", "currency", "source", "stage", "state", "channel", "agency"];

    /// <param name="instrument">Name of the instrument: <c>recouvrement.…</c>.</param>
    /// <param name="unit">Unit as OpenTelemetry writes it: <c>{cent}</c>, <c>{case}</c>, <c>d</c>.</param>
    /// <param name="description">What it says.</param>
    /// <param name="sql">Columns of text for the labels, in their order, then a bigint; <c>$1</c> is the business date.</param>
    /// <param name="labels">Of few values each. A debtor is no label: it is personal data, and there are a hundred thousand of them.</param>
    /// <exception cref="ArgumentException">A label is none of those that may be.</exception>
    public Figure(string instrument, string unit, string description, string sql, params string[] labels)
    {
        if (labels.FirstOrDefault(label => !Known.Contains(label)) is { } unknown) throw new ArgumentException($"{unknown} is no label of a figure; these are: {string.Join(", ", Known)}.", nameof(labels));
        (Instrument, Unit, Description, Sql, Labels) = (instrument, unit, description, sql, labels);
    }

    /// <summary>Name of the instrument.</summary>
    public string Instrument { get; }

    /// <summary>Unit as OpenTelemetry writes it.</summary>
    public string Unit { get; }

    /// <summary>What it says.</summary>
    public string Description { get; }

    /// <summary>The statement.</summary>
    public string Sql { get; }

    /// <summary>Names of its labels, in the order of the columns.</summary>
    public IReadOnlyList<string> Labels { get; }
}
