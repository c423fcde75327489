namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>An element with all below it, by local names: the same vocabulary has another namespace in each of its versions.</summary>
/// <param name="name">Local name.</param>
public sealed class XmlBranch(string name)
{
    /// <summary>Local name.</summary>
    public string Name { get; } = name;

    /// <summary>Its own text, trimmed; what is longer than <see cref="SafeXml.LongestText"/> is cut.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>Its attributes.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; internal init; } = new Dictionary<string, string>();

    /// <summary>What lies in it.</summary>
    public List<XmlBranch> Parts { get; } = [];

    /// <summary>All elements at the end of a path below this one.</summary>
    public IEnumerable<XmlBranch> All(params IEnumerable<string> path) =>
        path.Aggregate((IEnumerable<XmlBranch>)[this], (found, step) => found.SelectMany(branch => branch.Parts).Where(part => part.Name == step));

    /// <summary>The first element at the end of a path, or null.</summary>
    public XmlBranch? First(params IEnumerable<string> path) => All(path).FirstOrDefault();

    /// <summary>The text of the first element at the end of a path that has one, or null.</summary>
    public string? Value(params IEnumerable<string> path) => All(path).Select(part => part.Text).FirstOrDefault(text => text.Length > 0);
}
