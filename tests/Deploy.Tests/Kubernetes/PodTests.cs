using System.Globalization;

namespace Recouvrement.Deploy.Tests.Kubernetes;

/// <summary>What every pod of every installation must be: "restricted", bounded, of a known version.</summary>
public sealed class PodTests
{
    static readonly string[] AllowedVolumes = ["configMap", "emptyDir", "persistentVolumeClaim", "secret", "projected"];

    public static TheoryData<string> Overlays => ["small", "production"];

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task The_namespace_lets_no_other_pod_in(string overlay)
    {
        var space = Assert.Single((await Tools.Render(overlay)).Of("Namespace"));
        Assert.Equal("restricted", space.Body.Word("metadata", "labels", "pod-security.kubernetes.io/enforce"));
        Assert.All((await Tools.Render(overlay)).Manifests.Where(m => m.Kind != "Namespace"), m => Assert.Equal(space.Name, m.Body.Word("metadata", "namespace")));
    }

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task No_pod_runs_as_root_or_with_calls_of_the_kernel_it_does_not_need(string overlay) =>
        Assert.All((await Tools.Render(overlay)).WithPods, manifest =>
        {
            var pod = manifest.Pod!.At("spec", "securityContext");
            Assert.Equal(("true", "RuntimeDefault"), (pod.Word("runAsNonRoot"), pod.Word("seccompProfile", "type")));
            Assert.True(long.Parse(pod.Word("runAsUser")!, CultureInfo.InvariantCulture) > 0, $"{manifest} runs as root.");
            foreach (var shared in new[] { "hostNetwork", "hostPID", "hostIPC" }) Assert.Null(manifest.Pod.At("spec", shared));
        });

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task No_container_may_become_more_than_it_is_or_write_to_its_own_tree(string overlay) =>
        Assert.All((await Tools.Render(overlay)).WithPods.SelectMany(m => m.Containers.Select(c => (Manifest: m, Container: c))), of =>
        {
            var container = of.Container.At("securityContext");
            var where = $"{of.Manifest} {of.Container.Word("name")}";
            Assert.True(container.Word("allowPrivilegeEscalation") == "false", $"{where} may escalate.");
            Assert.True(container.Word("readOnlyRootFilesystem") == "true", $"{where} may write.");
            Assert.True(container.Each("capabilities", "drop").Select(c => c.ToString()).SequenceEqual(["ALL"]), $"{where} keeps capabilities.");
            Assert.Null(container.At("capabilities", "add"));
            Assert.Null(container.At("privileged"));
            Assert.Null(container.At("runAsUser"));
        });

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task No_pod_reaches_the_disk_of_its_node_or_the_API_of_the_cluster(string overlay) =>
        Assert.All((await Tools.Render(overlay)).WithPods, manifest =>
        {
            Assert.Equal("false", manifest.Pod.Word("spec", "automountServiceAccountToken"));
            var kinds = manifest.Pod.Each("spec", "volumes").SelectMany(volume => volume.Members()).Select(member => member.Key).Where(key => key != "name");
            Assert.DoesNotContain(kinds, kind => !AllowedVolumes.Contains(kind));
        });

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Every_container_asks_for_what_it_needs_and_is_bounded_in_memory(string overlay) =>
        Assert.All((await Tools.Render(overlay)).WithPods.SelectMany(m => m.Containers), container =>
        {
            foreach (var asked in new[] { "cpu", "memory" }) Assert.NotNull(container.Word("resources", "requests", asked));
            Assert.NotNull(container.Word("resources", "limits", "memory"));
            // A limit of processor time would hold a service back in the very second in which it has work, and its node none.
            Assert.Null(container.At("resources", "limits", "cpu"));
        });

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Every_image_names_its_version(string overlay) =>
        Assert.All(Images(await Tools.Render(overlay)), image =>
        {
            var version = image.Split('/')[^1].Split(':', 2);
            Assert.True(version.Length == 2 && version[1] != "latest", $"{image} is whatever is newest.");
        });

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Every_scratch_disk_is_bounded(string overlay) =>
        Assert.All((await Tools.Render(overlay)).WithPods.SelectMany(m => m.Pod.Each("spec", "volumes")).Where(v => v.At("emptyDir") is not null), volume => Assert.NotNull(volume.Word("emptyDir", "sizeLimit")));

    static IEnumerable<string> Images(Overlay overlay) =>
        overlay.WithPods.SelectMany(m => m.Containers).Select(c => c.Word("image")!)
            .Concat(overlay.Manifests.SelectMany(m => new[] { m.Body.Word("spec", "imageName"), m.Body.Word("spec", "image") }).OfType<string>());
}
