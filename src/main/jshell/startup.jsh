import java.nio.file.Path;
import tech.tablesaw.api.Table;
import triggerword.audio.*;
import triggerword.dataset.*;
import triggerword.spectrogram.*;
