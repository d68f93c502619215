import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * Compiles and runs the Java samples in the folders below the given one, in order, each with the variables of its file
 * `env`: all in one process, because starting one takes longer than all of them. Silence and exit code 0 when all went
 * well. Needs `--add-opens java.base/java.util=ALL-UNNAMED`.
 */
public class RunAll {
  public static void main(String[] args) throws Exception {
    var environment = environment();
    var failed = false;
    List<Path> folders;
    try (var found = Files.list(Path.of(args[0]))) {
      folders = found.sorted().toList();
    }
    for (var folder : folders) {
      for (var line : Files.readAllLines(folder.resolve("env"))) {
        var parts = line.split("=", 2);
        environment.put(parts[0], parts[1]);
      }
      try {
        run(folder);
      } catch (InvocationTargetException error) {
        System.err.println(folder.getFileName() + ": " + error.getCause());
        failed = true;
      }
    }
    System.exit(failed ? 1 : 0);
  }

  static void run(Path folder) throws Exception {
    var source = folder.resolve("Sample.java").toString();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var code = compiler.run(null, null, null, "-encoding", "UTF-8", "-proc:none", "-d", folder.toString(), source);
    if (code != 0) throw new InvocationTargetException(new Exception("does not compile"));
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      var main = loader.loadClass("Sample").getMethod("main", String[].class);
      main.invoke(null, (Object) new String[0]);
    }
  }

  /** The map behind System.getenv(), which Java itself never lets change. */
  @SuppressWarnings("unchecked")
  static Map<String, String> environment() throws Exception {
    var map = System.getenv();
    var field = map.getClass().getDeclaredField("m");
    field.setAccessible(true);
    return (Map<String, String>) field.get(map);
  }
}
