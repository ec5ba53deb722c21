// First, because it looks at an extension that has not been activated yet.
import './inspect.suite';
import './badInput.suite';
import './runs.suite';
import './engine.suite';
import './settings.suite';
import './fromCode.suite';
import './change.suite';
import './loading.suite';
import './memory.suite';
import './hover.suite';
import './tree.suite';
import './history.suite';
import './take.suite';
import './compare.suite';
